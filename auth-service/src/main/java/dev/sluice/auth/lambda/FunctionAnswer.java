package dev.sluice.auth.lambda;

import dev.sluice.contract.policy.Policy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an authorizer's function answered. */
public sealed interface FunctionAnswer {

    /** Who the caller is, and what it may do; this is kept for the authorizer's TTL. */
    record Identified(
            String principalId,
            Policy policy,
            Map<String, Object> context,
            @Nullable String usageIdentifierKey) implements FunctionAnswer {

        public Identified {
            context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
        }
    }

    /** The function failed with exactly {@code Unauthorized}. */
    record Unauthorized() implements FunctionAnswer {}

    /** The function failed otherwise, or answered what is no answer of an authorizer. */
    record Misconfigured(String reason) implements FunctionAnswer {}
}
