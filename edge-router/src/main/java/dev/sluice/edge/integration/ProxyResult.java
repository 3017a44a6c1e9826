package dev.sluice.edge.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.fault.Fault;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.mapping.MediaTypes;
import dev.sluice.engine.validation.BoundedNodes;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a proxy's function returned, as an answer. A result that is none is answered 502 and tells the client nothing.
 *
 * <p>Source: AWS guide, "Output format of a Lambda function for proxy integration", and recorded answers.
 */
final class ProxyResult {

    private static final Set<String> MEMBERS =
            Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");

    private ProxyResult() {}

    /** {@code binaryWanted}: the client accepts what the API calls binary, so that base64 is decoded for it. */
    static Reply reply(Buffer result, boolean binaryWanted) {
        JsonNode node = parsed(result);
        if (!node.isObject() || node.isEmpty()) {
            throw malformed("it is no object with members");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw malformed("it has a member " + name);
            }
        });
        Head head = head(node);
        Buffer body = body(node.path("body"));
        boolean base64 = flag(node.path("isBase64Encoded"));
        return Reply.of(head.status(), head.headers(), base64 && binaryWanted ? Base64Body.decoded(body) : body);
    }

    /** An answer but for its content. */
    record Head(int status, MultiMap headers) {}

    /** What a streaming function says before its content; members that mean nothing are passed over. */
    static Head head(Buffer metadata) {
        JsonNode node = parsed(metadata);
        if (!node.isObject()) {
            throw malformed("its metadata is no object");
        }
        Head head = head(node);
        JsonNode cookies = node.path("cookies");
        if (!absent(cookies) && !cookies.isArray()) {
            throw malformed("cookies is no list");
        }
        cookies.forEach(cookie -> add(head.headers(), "Set-Cookie", cookie));
        return head;
    }

    private static Head head(JsonNode node) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        multiValueHeaders(node.path("multiValueHeaders"), headers);
        headers(node.path("headers"), headers);
        MultiMap answered = MultiMap.caseInsensitiveMultiMap();
        headers.forEach(header -> HeaderRules.answer(answered, header.getKey(), header.getValue()));
        if (!answered.contains("Content-Type")) {
            answered.set("Content-Type", MediaTypes.JSON);
        }
        return new Head(status(node.path("statusCode")), answered);
    }

    private static JsonNode parsed(Buffer result) {
        try {
            return Wire.mapper().reader().with(new BoundedNodes()).readTree(result.toString());
        } catch (JsonProcessingException e) {
            throw malformed("it is no JSON");
        } catch (BoundedNodes.TooMany e) {
            throw malformed("it has " + e.getMessage());
        }
    }

    private static int status(JsonNode node) {
        if (absent(node)) {
            return 200;
        }
        String text =
                node.isIntegralNumber() || node.isTextual() ? node.asText().strip() : "";
        if (!text.matches("[2-5][0-9][0-9]")) {
            throw malformed("its statusCode is " + node);
        }
        return Integer.parseInt(text);
    }

    private static void multiValueHeaders(JsonNode node, MultiMap headers) {
        for (Map.Entry<String, JsonNode> header : members(node, "multiValueHeaders")) {
            if (!header.getValue().isArray() && !absent(header.getValue())) {
                throw malformed("multiValueHeaders." + header.getKey() + " is no list");
            }
            header.getValue().forEach(value -> add(headers, header.getKey(), value));
        }
    }

    /** A value that is among a name's multiple ones already is not repeated. */
    private static void headers(JsonNode node, MultiMap headers) {
        for (Map.Entry<String, JsonNode> header : members(node, "headers")) {
            if (!headers.getAll(header.getKey()).contains(header.getValue().asText())) {
                add(headers, header.getKey(), header.getValue());
            }
        }
    }

    private static void add(MultiMap headers, String name, JsonNode value) {
        if (value.isContainerNode() || !HeaderRules.sendable(name, value.asText())) {
            throw malformed("the header " + name + " cannot be sent");
        }
        if (!value.isNull()) {
            headers.add(name, value.asText());
        }
    }

    private static Iterable<Map.Entry<String, JsonNode>> members(JsonNode node, String name) {
        if (absent(node)) {
            return List.of();
        }
        if (!node.isObject()) {
            throw malformed(name + " is no object");
        }
        return node.properties();
    }

    private static Buffer body(JsonNode node) {
        if (!absent(node) && !node.isTextual()) {
            throw malformed("its body is no string");
        }
        return Buffer.buffer(absent(node) ? "" : node.asText());
    }

    private static boolean flag(JsonNode node) {
        if (!absent(node) && !node.isBoolean() && !node.asText().matches("true|false")) {
            throw malformed("its isBase64Encoded is " + node);
        }
        return node.asBoolean();
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static FaultException malformed(String why) {
        return new FaultException(Fault.MALFORMED_INTEGRATION_RESPONSE, "Malformed Lambda proxy response: " + why);
    }
}
