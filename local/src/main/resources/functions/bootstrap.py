"""Runs a Python function: asks the Lambda Runtime API for one invocation after the other. Ends when the API is away."""

import base64
import http.client
import importlib
import json
import os
import sys
import time
import traceback

API = os.environ["AWS_LAMBDA_RUNTIME_API"]
ROOT = os.environ["LAMBDA_TASK_ROOT"]


class Connection:
    """One connection for the life of the process."""

    def __init__(self):
        self.http = http.client.HTTPConnection(API)

    def call(self, method, path, body=None):
        self.http.request(method, "/2018-06-01/runtime/" + path, body, {"Content-Type": "application/json"})
        response = self.http.getresponse()
        return response.headers, response.read()


class Context:
    """What a handler is told of its invocation."""

    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.identity = None
        client = headers.get("Lambda-Runtime-Client-Context")
        self.client_context = json.loads(base64.b64decode(client)) if client else None
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))

    def log(self, message):
        print(message)


class Unusable(Exception):
    """A handler that there is not, by the name that AWS gives to the reason."""

    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


def load(handler):
    """ "folder/module.function": the module is found from the function's folder on."""
    module, dot, name = handler.rpartition(".")
    if not dot:
        raise Unusable("Runtime.MalformedHandlerName", f"Bad handler '{handler}': not enough values to unpack (expected 2, got 1)")
    sys.path.insert(0, ROOT)
    try:
        loaded = importlib.import_module(module.replace("/", "."))
    except ImportError as e:
        traceback.print_exc()
        raise Unusable("Runtime.ImportModuleError", f"Unable to import module '{module}': {e}") from e
    except SyntaxError as e:
        traceback.print_exc()
        raise Unusable("Runtime.UserCodeSyntaxError", f"Syntax error in module '{module}': {e}") from e
    if not hasattr(loaded, name):
        raise Unusable("Runtime.HandlerNotFound", f"Handler '{name}' missing on module '{module}'")
    return getattr(loaded, name)


def describe(thrown, request_id=""):
    kind = thrown.kind if isinstance(thrown, Unusable) else type(thrown).__name__
    frames = traceback.extract_tb(thrown.__traceback__)
    own = [frame for frame in frames if frame.filename != __file__ and "importlib" not in frame.filename]
    error = {"errorMessage": str(thrown), "errorType": kind, "requestId": request_id, "stackTrace": traceback.format_list(own)}
    return json.dumps(error).encode()


def serve(connection, handler):
    headers, event = connection.call("GET", "invocation/next")
    request_id = headers["Lambda-Runtime-Aws-Request-Id"]
    trace = headers.get("Lambda-Runtime-Trace-Id")
    if trace:
        os.environ["_X_AMZN_TRACE_ID"] = trace
    else:
        os.environ.pop("_X_AMZN_TRACE_ID", None)
    try:
        result = handler(json.loads(event), Context(headers))
        try:
            answer = json.dumps(result).encode()
        except (TypeError, ValueError) as e:
            raise Unusable("Runtime.MarshalError", f"Unable to marshal response: {e}") from e
        path = "response"
    except Exception as thrown:
        traceback.print_exc()
        answer = describe(thrown, request_id)
        path = "error"
    sys.stdout.flush()
    connection.call("POST", f"invocation/{request_id}/{path}", answer)


def main():
    sys.path.pop(0)
    connection = Connection()
    try:
        handler = load(os.environ["_HANDLER"])
    except Exception as thrown:
        if not isinstance(thrown, Unusable):
            traceback.print_exc()
        connection.call("POST", "init/error", describe(thrown))
        sys.exit(1)
    try:
        while True:
            serve(connection, handler)
    except (ConnectionError, http.client.HTTPException):
        sys.exit(0)


if __name__ == "__main__":
    main()
