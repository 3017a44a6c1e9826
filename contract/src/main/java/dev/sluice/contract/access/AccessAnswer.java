package dev.sluice.contract.access;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on an {@link AccessQuestion}. It may be kept for {@code ttlSeconds}, and given again to whoever asks the same
 * for any method of the stage; where there is a policy, the policy is asked about that method.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verdict")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AccessAnswer.Allow.class, name = "allow"),
    @JsonSubTypes.Type(value = AccessAnswer.Deny.class, name = "deny")
})
public sealed interface AccessAnswer {

    int ttlSeconds();

    /** What decides about other methods too; null where the verdict is the same for each, or not to be kept. */
    @Nullable
    Policed policed();

    /**
     * The caller may call.
     *
     * @param context what {@code $context.authorizer} holds: a Lambda authorizer's context, or {@code claims} for a token
     * @param usageIdentifierKey the API key that a Lambda authorizer names, for APIs whose key source is {@code AUTHORIZER}
     */
    record Allow(
            @Nullable String principalId,
            Map<String, Object> context,
            int ttlSeconds,
            @Nullable String usageIdentifierKey,
            @Nullable Policed policed)
            implements AccessAnswer {

        /** The caller may call each method that the authorizer guards. */
        public Allow(
                @Nullable String principalId,
                Map<String, Object> context,
                int ttlSeconds,
                @Nullable String usageIdentifierKey) {
            this(principalId, context, ttlSeconds, usageIdentifierKey, null);
        }

        /** The caller may call, and no API key is named for it. */
        public Allow(@Nullable String principalId, Map<String, Object> context, int ttlSeconds) {
            this(principalId, context, ttlSeconds, null, null);
        }

        @SuppressWarnings("NullAway") // absent members arrive as null
        public Allow {
            context = context == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(context));
        }
    }

    /**
     * The caller may not call, and why.
     *
     * @param message what the caller is told, where that is other than what the reason says
     */
    record Deny(
            Reason reason,
            int ttlSeconds,
            @Nullable Policed policed,
            @Nullable String message) implements AccessAnswer {

        /** The caller is told what the reason says. */
        public Deny(Reason reason, int ttlSeconds, @Nullable Policed policed) {
            this(reason, ttlSeconds, policed, null);
        }

        /** The caller may call no method that the authorizer guards. */
        public Deny(Reason reason, int ttlSeconds) {
            this(reason, ttlSeconds, null, null);
        }
    }

    /** Why not; each becomes one gateway response. */
    enum Reason {
        /** 401: no valid token, or the authorizer said so. */
        UNAUTHORIZED,
        /** 403: the policy does not allow the method. */
        IMPLICIT_DENY,
        /** 403: the policy denies the method. */
        EXPLICIT_DENY,
        /** 500: the authorizer's function failed or answered nonsense. */
        AUTHORIZER_CONFIGURATION,
        /** 500: the authorizer could not be reached. */
        AUTHORIZER_FAILURE
    }
}
