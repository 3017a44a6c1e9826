"""Holds each answer of the control plane, as it came over the wire, against botocore's model of the operation.

Nothing is passed over as botocore's own parser does: a member that the model does not know, one of another type, a missing
header, a status that is not the model's are each a violation.
"""

import base64
import json

COMMON_ERRORS = {"ValidationException", "SerializationException"}
HEADERS = ("header", "headers", "statusCode")


class Strict:
    """Listens to a client's answers. `violations` says what was wrong with them, `seen` which operations answered well."""

    def __init__(self, client):
        self.violations = []
        self.seen = set()
        client.meta.events.register("after-call.apigateway", self._check)

    def _check(self, http_response, model, **_):
        where = model.name
        status = http_response.status_code
        headers = {name.lower(): value for name, value in http_response.headers.items()}
        if "x-amzn-requestid" not in headers:
            self._wrong(where, "has no x-amzn-RequestId")
        if status >= 400:
            self._check_error(where, model, headers, http_response.content)
            return
        self.seen.add(where)
        if status != model.http.get("responseCode", 200):
            self._wrong(where, f"has status {status}, the model {model.http.get('responseCode', 200)}")
        # Whoever called reads a stream; to read it here would leave nothing.
        content = b"stream" if model.has_streaming_output else http_response.content
        self._check_success(where, model.output_shape, headers, content)

    def _check_error(self, where, model, headers, content):
        error = headers.get("x-amzn-errortype", "")
        if error not in COMMON_ERRORS | {shape.name for shape in model.error_shapes}:
            self._wrong(where, f"fails with '{error}', which the model does not name")
        if not isinstance(json.loads(content).get("message"), str):
            self._wrong(where, f"fails with {error} without a message")

    def _check_success(self, where, shape, headers, content):
        if shape is None:
            if content:
                self._wrong(where, f"has a body, the model none: {content[:100]!r}")
            return
        for name, member in shape.members.items():
            header = member.serialization.get("name", name).lower()
            if member.serialization.get("location") == "header" and header not in headers:
                self._wrong(where, f"has no header {header}")
        payload = shape.serialization.get("payload")
        if payload and shape.members[payload].type_name == "blob":
            if not content:
                self._wrong(where, "has an empty payload")
            return
        if headers.get("content-type") != "application/json":
            self._wrong(where, f"is of type {headers.get('content-type')}")
        body = json.loads(content or b"{}")
        target = shape.members[payload] if payload else shape
        self._value(where, target, body)

    def _value(self, where, shape, value):
        check = getattr(self, "_" + shape.type_name, None)
        if check is None:
            self._wrong(where, f"has a value of the type {shape.type_name}, which is not checked")
        else:
            check(where, shape, value)

    def _structure(self, where, shape, value):
        if not self._is(where, value, dict):
            return
        members = {
            member.serialization.get("name", name): member
            for name, member in shape.members.items()
            if member.serialization.get("location") not in HEADERS
        }
        for name, member in value.items():
            if name in members:
                self._value(f"{where}.{name}", members[name], member)
            else:
                self._wrong(where, f"has a member {name} that the model does not know")
        for name in shape.required_members:
            if shape.members[name].serialization.get("name", name) not in value:
                self._wrong(where, f"lacks its member {name}")

    def _list(self, where, shape, value):
        if self._is(where, value, list):
            for number, item in enumerate(value):
                self._value(f"{where}[{number}]", shape.member, item)

    def _map(self, where, shape, value):
        if self._is(where, value, dict):
            for key, item in value.items():
                self._value(f"{where}[{key}]", shape.value, item)

    def _string(self, where, shape, value):
        if self._is(where, value, str) and shape.enum and value not in shape.enum:
            self._wrong(where, f"is '{value}', none of {shape.enum}")

    def _boolean(self, where, _shape, value):
        self._is(where, value, bool)

    def _integer(self, where, _shape, value):
        if isinstance(value, bool) or not isinstance(value, int):
            self._wrong(where, f"is {value!r}, no whole number")

    _long = _integer

    def _double(self, where, _shape, value):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self._wrong(where, f"is {value!r}, no number")

    _float = _double

    def _timestamp(self, where, shape, value):
        self._double(where, shape, value)

    def _blob(self, where, _shape, value):
        if self._is(where, value, str):
            base64.b64decode(value, validate=True)

    def _is(self, where, value, kind):
        if not isinstance(value, kind):
            self._wrong(where, f"is {value!r}, no {kind.__name__}")
        return isinstance(value, kind)

    def _wrong(self, where, what):
        self.violations.append(f"{where} {what}")
