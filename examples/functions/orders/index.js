// Called as an event, so that whoever orders does not wait. Where the event names a worker, that gets the order.
exports.handler = async ({ order, worker }) => {
  console.log('taken:', JSON.stringify(order));
  if (worker) {
    await fetch(`http://${worker}/orders`, { method: 'POST', body: JSON.stringify(order) });
  }
};
