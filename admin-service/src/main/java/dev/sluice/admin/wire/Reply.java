package dev.sluice.admin.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers. {@code status} 0 is the operation's own; a null body is an empty one. A text and bytes are
 * sent as they are, and everything else as JSON.
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

    /** The same, with this status where it has none of its own. */
    Reply orStatus(int otherwise) {
        return status == 0 ? new Reply(otherwise, body, headers) : this;
    }
}
