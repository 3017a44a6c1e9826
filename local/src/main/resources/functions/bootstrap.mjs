// Runs a Node.js function: asks the Lambda Runtime API for one invocation after the other. Ends when the API is away.
import { existsSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function call(method, name, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host, port, agent, method, path: `/2018-06-01/runtime/${name}`, headers: { 'Content-Type': 'application/json' } },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() }));
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

function describe(thrown) {
  if (thrown instanceof Error) {
    return JSON.stringify({
      errorType: thrown.name,
      errorMessage: thrown.message,
      trace: (thrown.stack ?? '').split('\n'),
    });
  }
  return JSON.stringify({ errorType: typeof thrown, errorMessage: String(thrown), trace: [] });
}

function failure(name, message) {
  const error = new Error(message);
  error.name = name;
  return error;
}

// "folder/file.member.member": the file is a module of either kind.
async function load(handler) {
  const folder = path.dirname(handler);
  const [file, ...members] = path.basename(handler).split('.');
  if (members.length === 0) {
    throw failure('Runtime.MalformedHandlerName', `Bad handler: ${handler}`);
  }
  const base = path.resolve(process.env.LAMBDA_TASK_ROOT, folder, file);
  const found = ['.js', '.mjs', '.cjs'].map((ending) => base + ending).find((name) => existsSync(name));
  if (!found) {
    throw failure('Runtime.ImportModuleError', `Error: Cannot find module '${file}'`);
  }
  let module;
  try {
    module = await import(pathToFileURL(found));
  } catch (thrown) {
    if (thrown instanceof SyntaxError) {
      throw failure('Runtime.UserCodeSyntaxError', `SyntaxError: ${thrown.message}`);
    }
    if (thrown?.code === 'MODULE_NOT_FOUND' || thrown?.code === 'ERR_MODULE_NOT_FOUND') {
      throw failure('Runtime.ImportModuleError', `Error: ${thrown.message}`);
    }
    throw thrown;
  }
  const within = (start) => members.reduce((value, member) => value?.[member], start);
  const chosen = within(module) ?? within(module.default);
  if (chosen === undefined) {
    throw failure('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  }
  if (typeof chosen !== 'function') {
    throw failure('Runtime.HandlerNotFound', `${handler} is not a function`);
  }
  return chosen;
}

function contextOf(headers, finish) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: headers['lambda-runtime-client-context']
      ? JSON.parse(Buffer.from(headers['lambda-runtime-client-context'], 'base64').toString())
      : undefined,
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: (error, result) => finish(error, result),
    succeed: (result) => finish(null, result),
    fail: (error) => finish(error ?? 'handled'),
  };
}

// What a handler comes to, whichever way it says so: by a promise, by its callback, or by leaving nothing to do.
function run(handler, event, headers) {
  return new Promise((resolve, reject) => {
    let said;
    const settle = () => {
      process.removeListener('beforeExit', settle);
      if (said?.error !== undefined && said.error !== null) {
        reject(said.error);
      } else {
        resolve(said?.result);
      }
    };
    process.on('beforeExit', settle);
    const context = contextOf(headers, (error, result) => {
      said ??= { error, result };
      settle();
    });
    const callback = (error, result) => {
      said ??= { error, result };
      if (!context.callbackWaitsForEmptyEventLoop) {
        settle();
      }
    };
    try {
      const returned = handler(event, context, callback);
      if (typeof returned?.then === 'function') {
        returned.then(
          (result) => {
            said = { result };
            settle();
          },
          (error) => {
            said = { error: error ?? failure('Error', String(error)) };
            settle();
          },
        );
      }
    } catch (thrown) {
      said = { error: thrown };
      settle();
    }
  });
}

let current;

async function die(thrown) {
  console.error('Uncaught', thrown);
  try {
    await call('POST', current ? `invocation/${current}/error` : 'init/error', describe(thrown));
  } finally {
    process.exit(1);
  }
}

process.on('uncaughtException', die);
process.on('unhandledRejection', (thrown) =>
  die(failure('Runtime.UnhandledPromiseRejection', thrown instanceof Error ? thrown.toString() : String(thrown))),
);

async function serve(handler) {
  const next = await call('GET', 'invocation/next').catch(() => process.exit(0));
  const id = next.headers['lambda-runtime-aws-request-id'];
  current = id;
  if (next.headers['lambda-runtime-trace-id']) {
    process.env._X_AMZN_TRACE_ID = next.headers['lambda-runtime-trace-id'];
  } else {
    delete process.env._X_AMZN_TRACE_ID;
  }
  try {
    const result = await run(handler, JSON.parse(next.body), next.headers);
    await call('POST', `invocation/${id}/response`, JSON.stringify(result === undefined ? null : result));
  } catch (thrown) {
    console.error('Invoke Error', thrown);
    await call('POST', `invocation/${id}/error`, describe(thrown));
  }
}

let handler;
try {
  handler = await load(process.env._HANDLER);
} catch (thrown) {
  console.error('Init Error', thrown);
  await call('POST', 'init/error', describe(thrown));
  process.exit(1);
}
for (;;) {
  await serve(handler);
}
