// Tells how far it is while it works. Where the stage has a variable `worker`, the work is done by what answers there.
const work = (step, worker) =>
  worker ? fetch(`http://${worker}/step/${step}`) : new Promise((done) => setTimeout(done, 500));

export const handler = awslambda.streamifyResponse(async (event, responseStream) => {
  const answer = awslambda.HttpResponseStream.from(responseStream, {
    statusCode: 200,
    headers: { 'Content-Type': 'text/plain' },
  });
  for (const step of [1, 2, 3]) {
    await work(step, event.stageVariables?.worker);
    answer.write(`step ${step} of 3 is done\n`);
  }
  answer.end();
});
