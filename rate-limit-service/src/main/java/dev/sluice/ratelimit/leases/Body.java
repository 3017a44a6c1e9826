package dev.sluice.ratelimit.leases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.sluice.contract.wire.Wire;
import java.io.IOException;
import java.util.stream.Collectors;

/** Reads what a router sent, and says which member is wrong where one is. */
final class Body {

    private Body() {}

    static <T> T read(byte[] json, Class<T> type) {
        T value = parse(json, type);
        if (value == null) {
            throw new BadQuestion("the body is no " + type.getSimpleName());
        }
        return value;
    }

    private static <T> T parse(byte[] json, Class<T> type) {
        try {
            return Wire.mapper().readValue(json, type);
        } catch (JsonMappingException e) {
            throw new BadQuestion(path(e) + ": " + reason(e));
        } catch (JsonProcessingException e) {
            throw new BadQuestion("the body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new BadQuestion("the body cannot be read: " + e.getMessage());
        }
    }

    /** Such as {@code requests[0].throttle.rateLimit}. */
    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "the body" : path.substring(path.startsWith(".") ? 1 : 0);
    }

    /** A record that refused its values says it better than Jackson, which wraps it. */
    private static String reason(JsonMappingException e) {
        return e.getCause() instanceof IllegalArgumentException refused
                ? String.valueOf(refused.getMessage())
                : e.getOriginalMessage();
    }
}
