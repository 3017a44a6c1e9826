package dev.sluice.contract.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of an {@link AuthorizerInvocation}.
 *
 * @param clientStatus what the client would have been answered; 0 where the authorizer came to a result, whatever it allows
 * @param log AWS's execution log, a line an event
 * @param latencyMillis how long the authorizer took
 * @param policy the policy document of a Lambda authorizer, as it wrote it
 * @param claims those of a user pool's token
 */
public record AuthorizerInvoked(
        int clientStatus,
        String log,
        long latencyMillis,
        @Nullable String principalId,
        @Nullable String policy,
        Map<String, String> claims) {

    public AuthorizerInvoked {
        claims = claims == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }
}
