package dev.sluice.contract.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom an authorizer's function made out, and the policy that says what they may call: it decides about every method of
 * the stage, so that a router which keeps it need not ask again for another.
 *
 * @param context as in {@link AccessAnswer.Allow}
 * @param policy the document as the function returned it
 */
public record Policed(
        @Nullable String principalId,
        Map<String, Object> context,
        @Nullable String usageIdentifierKey,
        JsonNode policy) {

    @SuppressWarnings("NullAway") // absent members arrive as null
    public Policed {
        context = context == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(context));
    }
}
