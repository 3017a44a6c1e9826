package dev.sluice.admin.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.admin.fault.AwsFault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How an answer or an error becomes bytes. What went wrong inside is told to the log under the request's id, and never to
 * the client.
 */
@ApplicationScoped
public class Rendering {

    private static final Logger LOG = Logger.getLogger(Rendering.class);

    void render(HttpServerResponse response, String requestId, Reply reply) {
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        end(response, requestId, bytes(reply.body()));
    }

    /** A text and bytes are sent as they are: a document in a form of its own. */
    private static Buffer bytes(@Nullable JsonNode body) {
        return switch (body) {
            case null -> Buffer.buffer();
            case TextNode text -> Buffer.buffer(text.textValue());
            case BinaryNode binary -> Buffer.buffer(binary.binaryValue());
            default -> Buffer.buffer(body.toString());
        };
    }

    void fail(HttpServerResponse response, String requestId, Throwable failure) {
        if (failure instanceof AwsFault fault) {
            error(response, requestId, fault);
        } else {
            failed(requestId, failure);
            response.setStatusCode(500).putHeader("x-amzn-ErrorType", "InternalFailure");
            end(response, requestId, Buffer.buffer("{\"message\":null}"));
        }
    }

    /** The error that another service is to word. */
    AwsFault fault(String requestId, Throwable failure) {
        if (failure instanceof AwsFault fault) {
            return fault;
        }
        failed(requestId, failure);
        return new AwsFault(500, "InternalFailure", "The request processing has failed because of an unknown error.");
    }

    private static void failed(String requestId, Throwable failure) {
        LOG.errorf(failure, "request %s failed", requestId);
    }

    void clientGone(String requestId, Throwable gone) {
        LOG.debugf("request %s: the client is gone: %s", requestId, gone.getMessage());
    }

    private static void error(HttpServerResponse response, String requestId, AwsFault fault) {
        response.setStatusCode(fault.status()).putHeader("x-amzn-ErrorType", fault.type());
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("message", fault.getMessage());
        if (!fault.detail().isEmpty()) {
            body.put("detail", fault.detail());
        }
        end(response, requestId, Buffer.buffer(body.toString()));
    }

    private static void end(HttpServerResponse response, String requestId, Buffer body) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.putHeader("x-amzn-RequestId", requestId);
        if (!response.headers().contains("Content-Type")) {
            response.putHeader("Content-Type", "application/json");
        }
        response.end(body);
    }
}
