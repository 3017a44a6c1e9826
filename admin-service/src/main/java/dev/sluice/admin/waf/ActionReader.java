package dev.sluice.admin.waf;

import dev.sluice.admin.wire.Input;
import dev.sluice.contract.webacl.RuleAction;
import dev.sluice.contract.webacl.RuleAction.CustomResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what becomes of a request. */
final class ActionReader {

    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "TEXT_PLAIN", "text/plain",
            "TEXT_HTML", "text/html",
            "APPLICATION_JSON", "application/json");

    /** What HTTP has no answer for. */
    private static final Set<Integer> NO_STATUSES = Set.of(204, 304);

    private final Input bodies;

    /** {@code bodies} are the web ACL's custom responses by their keys. */
    ActionReader(Input bodies) {
        this.bodies = bodies;
    }

    /** Of exactly one action; {@code place} is how AWS names where it stands. */
    RuleAction read(Input action, String place) {
        String kind = StatementReader.only(action, place);
        Input told = action.at(kind);
        if (told.has("CustomRequestHandling")) {
            throw WafFault.notEvaluated("CustomRequestHandling", "CUSTOM_REQUEST_HANDLING");
        }
        return switch (kind) {
            case "Allow" -> RuleAction.of(RuleAction.Kind.ALLOW);
            case "Count" -> RuleAction.of(RuleAction.Kind.COUNT);
            case "Block" ->
                new RuleAction(
                        RuleAction.Kind.BLOCK, told.has("CustomResponse") ? response(told.at("CustomResponse")) : null);
            default -> throw WafFault.notEvaluated(kind, place);
        };
    }

    private CustomResponse response(Input told) {
        int status = told.json().path("ResponseCode").asInt();
        if (status < 200 || status > 599) {
            throw WafFault.invalid(
                    "A response code is 200 to 599.",
                    "CUSTOM_RESPONSE",
                    told.json().path("ResponseCode").asText());
        }
        String key = told.text("CustomResponseBodyKey");
        if (key == null || NO_STATUSES.contains(status)) {
            return new CustomResponse(status, headers(told), null, "");
        }
        Input body = bodies.at(key);
        String type = CONTENT_TYPES.get(String.valueOf(body.text("ContentType")));
        String content = body.text("Content");
        if (type == null || content == null) {
            throw WafFault.invalid("There is no custom response body of this key.", "CUSTOM_RESPONSE_BODY", key);
        }
        return new CustomResponse(status, headers(told), type, content);
    }

    private static Map<String, String> headers(Input response) {
        Map<String, String> headers = new LinkedHashMap<>();
        Set<String> names = new TreeSet<>();
        for (Input header : response.objects("ResponseHeaders")) {
            String name = header.text("Name");
            String value = header.text("Value");
            if (name == null || value == null || !isHeader(name, value) || !names.add(name.toLowerCase(Locale.ROOT))) {
                throw WafFault.invalid(
                        "A response header has a name that is not Content-Type, once, and a value.",
                        "CUSTOM_RESPONSE",
                        String.valueOf(name));
            }
            headers.put(name, value);
        }
        return headers;
    }

    private static boolean isHeader(String name, String value) {
        return name.matches("[a-zA-Z0-9._$-]{1,64}")
                && !name.equalsIgnoreCase("Content-Type")
                && value.matches("[\\x20-\\x7e]{1,255}");
    }
}
