package dev.sluice.admin.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers. {@code status} 0 is the operation's own; a null body is an empty one.
 */
public record Reply(int status, @Nullable JsonNode body, Map<String, String> headers) {

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply json(JsonNode body) {
        return new Reply(0, body, Map.of());
    }

    public static Reply empty() {
        return new Reply(0, null, Map.of());
    }

    public static Reply of(int status, JsonNode body) {
        return new Reply(status, body, Map.of());
    }
}
