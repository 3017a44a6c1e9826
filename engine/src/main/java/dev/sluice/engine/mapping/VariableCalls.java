package dev.sluice.engine.mapping;

import static dev.sluice.engine.mapping.Call.text;

import java.util.Map;

/** What templates may call on {@code $input} and {@code $util}. */
final class VariableCalls {

    static final Call.Table<InputVariable> INPUT = new Call.Table<>(
            InputVariable.class,
            Map.of(
                    "getBody/0", (input, a) -> input.body(),
                    "path/1", (input, a) -> input.path(text(a, 0)),
                    "json/1", (input, a) -> input.json(text(a, 0)),
                    "params/0", (input, a) -> input.params(),
                    "params/1", (input, a) -> input.param(text(a, 0))));

    static final Call.Table<TemplateFunctions> UTIL = new Call.Table<>(
            TemplateFunctions.class,
            Map.of(
                    "escapeJavaScript/1", (util, a) -> util.escapeJavaScript(text(a, 0)),
                    "parseJson/1", (util, a) -> util.parseJson(text(a, 0)),
                    "urlEncode/1", (util, a) -> util.urlEncode(text(a, 0)),
                    "urlDecode/1", (util, a) -> util.urlDecode(text(a, 0)),
                    "base64Encode/1", (util, a) -> util.base64Encode(text(a, 0)),
                    "base64Decode/1", (util, a) -> util.base64Decode(text(a, 0))));

    private VariableCalls() {}
}
