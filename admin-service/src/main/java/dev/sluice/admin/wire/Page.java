package dev.sluice.admin.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a client asks for: at most {@code limit} (25 where absent, 500 at the most) of what comes after the
 * one named {@code after}. The position that a client is given is that name, made opaque.
 */
public record Page(int limit, String after) {

    private static final int MOST = 500;
    private static final int USUAL = 25;

    /** By {@code limit} and {@code position}, as in AWS's apigateway. */
    public static Page of(Call call) {
        return of(call.query("limit"), call.query("position"));
    }

    /** Throws AWS's BadRequestException where either is nonsense. */
    public static Page of(@Nullable String limit, @Nullable String position) {
        return new Page(limit == null ? USUAL : limit(limit), position == null ? "" : opened(position));
    }

    /** {@code {"item": [...], "position"?}} of a whole list in the order of its names. */
    public ObjectNode cut(List<? extends JsonNode> sorted, Function<JsonNode, String> name) {
        List<? extends JsonNode> rest = sorted.stream()
                .filter(item -> name.apply(item).compareTo(after) > 0)
                .toList();
        return listed(rest, name);
    }

    /** The same of what comes after {@link #after}: one more item than {@link #limit} says that there is more. */
    public ObjectNode listed(List<? extends JsonNode> following, Function<JsonNode, String> name) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        List<? extends JsonNode> shown = following.stream().limit(limit).toList();
        answer.putArray("item").addAll(shown);
        if (following.size() > limit) {
            answer.put("position", closed(name.apply(shown.getLast())));
        }
        return answer;
    }

    /** The opaque form of a name. */
    public static String closed(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String opened(String position) {
        try {
            return new String(Base64.getUrlDecoder().decode(position), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw AwsFault.badRequest("Invalid position parameter");
        }
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1) {
                return Math.min(limit, MOST);
            }
        } catch (NumberFormatException e) {
            throw AwsFault.badRequest("Invalid limit parameter: " + text);
        }
        throw AwsFault.badRequest("Invalid limit parameter: " + text);
    }
}
