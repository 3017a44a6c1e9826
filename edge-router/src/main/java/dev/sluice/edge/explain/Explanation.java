package dev.sluice.edge.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.exchange.Trail;
import dev.sluice.edge.table.Release;
import dev.sluice.edge.table.Route;
import dev.sluice.edge.table.Stage;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a request came to its answer, as JSON. */
final class Explanation {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Exchange exchange;
    private final Secrets secrets;

    Explanation(Exchange exchange) {
        this.exchange = exchange;
        this.secrets = Secrets.of(exchange);
    }

    /** {@code failure} is what the answer tells of, null where nothing failed. */
    Buffer of(Trail trail, Reply reply, Buffer body, @Nullable Throwable failure) {
        ObjectNode told = JSON.objectNode();
        told.set("request", request());
        told.put("configVersion", exchange.table().version());
        told.set("deployment", deployment());
        told.set("route", route());
        ArrayNode steps = told.putArray("steps");
        trail.stretches().forEach(stretch -> steps.add(step(stretch)));
        if (failure != null) {
            told.set("fault", fault(failure));
        }
        told.set("answer", answer(reply, body));
        return Buffer.buffer(Wire.write(masked(told)));
    }

    private ObjectNode request() {
        return JSON.objectNode()
                .put("requestId", exchange.ids().requestId())
                .put("method", exchange.request().method().name())
                .put("domainName", exchange.address().domainName())
                .put("basePath", exchange.address().basePath())
                .put("apiId", exchange.stage().apiId())
                .put("stage", exchange.stage().name())
                .put("path", exchange.address().path());
    }

    private ObjectNode deployment() {
        Release release = exchange.stage().release();
        Stage stage = exchange.table()
                .stage(exchange.stage().apiId(), exchange.stage().name());
        String why = stage instanceof Stage.Split split
                ? "the stage gives " + split.percent() + " % of its requests to its canary, and this one was drawn to "
                        + (Boolean.TRUE.equals(release.canary()) ? "it" : "the stage")
                : "the stage's own; it has no canary";
        return JSON.objectNode().put("deploymentId", release.deploymentId()).put("why", why);
    }

    private ObjectNode route() {
        ObjectNode route = JSON.objectNode();
        ArrayNode candidates = route.putArray("candidates");
        for (Route candidate :
                Candidates.of(exchange.stage().routes(), exchange.address().path())) {
            candidates
                    .addObject()
                    .put("resourcePath", candidate.resourcePath())
                    .put("httpMethod", candidate.httpMethod())
                    .put("chosen", candidate.equals(exchange.route()));
        }
        ObjectNode parameters = route.putObject("pathParameters");
        exchange.pathParameters().forEach(parameters::put);
        return route;
    }

    private static ObjectNode step(Trail.Stretch stretch) {
        ObjectNode step = JSON.objectNode()
                .put("step", stretch.step())
                .put("outcome", stretch.outcome())
                .put("micros", stretch.micros());
        step.set("facts", Wire.mapper().valueToTree(stretch.facts()));
        stretch.noted().forEach((kind, seen) -> step.set(kind, Wire.mapper().valueToTree(seen)));
        return step;
    }

    private static ObjectNode fault(Throwable failure) {
        return failure instanceof FaultException fault
                ? JSON.objectNode()
                        .put("responseType", fault.fault().responseType())
                        .put("reason", fault.getMessage())
                : JSON.objectNode().put("reason", failure.toString());
    }

    private static ObjectNode answer(Reply reply, Buffer body) {
        boolean text = isText(body);
        ObjectNode answer = JSON.objectNode().put("status", reply.status());
        answer.set("headers", Wire.mapper().valueToTree(Shown.headers(reply.headers())));
        answer.put("body", text ? body.toString() : Base64.getEncoder().encodeToString(body.getBytes()));
        return answer.put("isBase64Encoded", !text);
    }

    private static boolean isText(Buffer body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.getBytes()));
            return true;
        } catch (CharacterCodingException binary) {
            return false;
        }
    }

    /** The same, its long texts cut, and without the secrets in any of them. */
    private JsonNode masked(JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                for (Iterator<Map.Entry<String, JsonNode>> members = object.fields(); members.hasNext(); ) {
                    Map.Entry<String, JsonNode> member = members.next();
                    member.setValue(masked(member.getValue()));
                }
                return object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, masked(array.get(i)));
                }
                return array;
            }
            case TextNode text -> {
                return TextNode.valueOf(Shown.text(secrets.masked(text.asText())));
            }
            default -> {
                return node;
            }
        }
    }
}
