// Runs a Node.js function: asks the Lambda Runtime API for one invocation after the other. Ends when the API is away.
import { existsSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function place(name) {
  return { host, port, agent, path: `/2018-06-01/runtime/${name}`, headers: { 'Content-Type': 'application/json' } };
}

function answerOf(request) {
  return new Promise((resolve, reject) => {
    request.on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() }));
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}

function call(method, name, body) {
  const request = http.request({ ...place(name), method });
  request.end(body);
  return answerOf(request);
}

// By a connection of its own: the usual one may be carrying an answer that has not ended.
function report(name, thrown) {
  const request = http.request({ ...place(name), method: 'POST', agent: false });
  request.end(describe(thrown));
  return answerOf(request);
}

const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');

// The answer of a function that streams it: a request to the Runtime API, begun with the first part.
class ResponseStream extends Writable {
  #id;
  #contentType = 'application/octet-stream';
  #metadata;
  #request;
  #answered;

  constructor(id) {
    super({ highWaterMark: 64 * 1024 });
    this.#id = id;
  }

  setContentType(contentType) {
    this.#contentType = contentType;
  }

  // Goes before everything else.
  set metadata(metadata) {
    this.#metadata = metadata;
  }

  #begun() {
    if (!this.#request) {
      const options = place(`invocation/${this.#id}/response`);
      options.headers = {
        'Content-Type': this.#contentType,
        'Lambda-Runtime-Function-Response-Mode': 'streaming',
        'Transfer-Encoding': 'chunked',
      };
      this.#request = http.request({ ...options, method: 'POST' });
      this.#answered = answerOf(this.#request);
      this.#answered.catch((thrown) => this.destroy(thrown));
      if (this.#metadata) {
        this.#request.write(this.#metadata);
      }
    }
    return this.#request;
  }

  _write(chunk, encoding, callback) {
    this.#begun().write(chunk, encoding, callback);
  }

  _final(callback) {
    this.#begun().end();
    this.#answered.then(() => callback(), callback);
  }

  // Ends the request where it is, so that nobody takes what there is for the whole.
  breakOff() {
    this.#request?.destroy();
  }
}

globalThis.awslambda = {
  streamifyResponse: (handler) => {
    handler[STREAMING] = 'response';
    return handler;
  },
  HttpResponseStream: {
    from: (stream, metadata) => {
      stream.setContentType('application/vnd.awslambda.http-integration-response');
      stream.metadata = Buffer.concat([Buffer.from(JSON.stringify(metadata)), Buffer.alloc(8)]);
      return stream;
    },
  },
};

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
    await report(current ? `invocation/${current}/error` : 'init/error', thrown);
  } finally {
    process.exit(1);
  }
}

process.on('uncaughtException', die);
process.on('unhandledRejection', (thrown) =>
  die(failure('Runtime.UnhandledPromiseRejection', thrown instanceof Error ? thrown.toString() : String(thrown))),
);

// A handler that streams is over once its stream has ended, and not before.
async function stream(handler, event, headers, id) {
  const response = new ResponseStream(id);
  const ended = new Promise((resolve, reject) => {
    response.on('finish', resolve);
    response.on('error', reject);
    response.on('close', () => reject(failure('Runtime.StreamError', 'the stream was closed before its end')));
  });
  ended.catch(() => {});
  try {
    await handler(event, response, contextOf(headers, () => {}));
    await ended;
  } catch (thrown) {
    console.error('Invoke Error', thrown);
    await report(`invocation/${id}/error`, thrown);
    response.breakOff();
  }
}

async function serve(handler) {
  const next = await call('GET', 'invocation/next').catch(() => process.exit(0));
  const id = next.headers['lambda-runtime-aws-request-id'];
  current = id;
  if (next.headers['lambda-runtime-trace-id']) {
    process.env._X_AMZN_TRACE_ID = next.headers['lambda-runtime-trace-id'];
  } else {
    delete process.env._X_AMZN_TRACE_ID;
  }
  if (handler[STREAMING] === 'response') {
    await stream(handler, JSON.parse(next.body), next.headers, id);
    return;
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
