package dev.sluice.websocket.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.MultiMap;

/** Why a route is called. */
public sealed interface Occasion {

    /** {@code $context.eventType}. */
    String eventType();

    /** The client's message; empty where there is none. */
    default String body() {
        return "";
    }

    /** The message as JSON; missing where it is none. */
    default JsonNode json() {
        return MissingNode.getInstance();
    }

    /** A handshake that is not accepted yet. */
    record Connect(MultiMap headers, MultiMap query) implements Occasion {
        @Override
        public String eventType() {
            return "CONNECT";
        }
    }

    /** A message of a client. */
    record Message(String id, String body, JsonNode json) implements Occasion {
        @Override
        public String eventType() {
            return "MESSAGE";
        }
    }

    /** The connection has ended, with a code of RFC 6455, section 7.4. */
    record Disconnect(int code, String reason) implements Occasion {
        @Override
        public String eventType() {
            return "DISCONNECT";
        }
    }
}
