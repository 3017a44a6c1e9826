package dev.sluice.edge.remote;

import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.AccessAnswer.Reason;
import dev.sluice.contract.access.Policed;
import dev.sluice.contract.policy.Policy;
import dev.sluice.contract.policy.PolicyRequest;
import dev.sluice.contract.wire.Wire;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer of auth-service, which is about one method, and the policy in it, which is about each.
 *
 * @param policy null where the answer is the same for each method
 * @param kilobytes of memory, roughly; at least 1
 * @param lasting for how long it may be kept: from the question on, so that none outlives the token that it is about
 */
record Decision(AccessAnswer answer, @Nullable Policy policy, int kilobytes, Duration lasting) {

    /** {@code underWay} is the time from the question to its answer. */
    static Decision read(Buffer json, Duration underWay) {
        AccessAnswer answer = Wire.read(json.getBytes(), AccessAnswer.class);
        Policed policed = answer.policed();
        return new Decision(
                answer,
                policed == null ? null : Policy.read(policed.policy()),
                1 + json.length() / 1_024,
                Duration.ofSeconds(answer.ttlSeconds()).minus(underWay));
    }

    AccessAnswer about(String methodArn, Instant now) {
        Policed policed = answer.policed();
        if (policy == null || policed == null) {
            return answer;
        }
        int ttl = answer.ttlSeconds();
        return switch (policy.verdict(PolicyRequest.invoking(methodArn, now))) {
            case ALLOW ->
                new AccessAnswer.Allow(
                        policed.principalId(), policed.context(), ttl, policed.usageIdentifierKey(), policed);
            case DENY -> new AccessAnswer.Deny(Reason.EXPLICIT_DENY, ttl, policed);
            case SILENT -> new AccessAnswer.Deny(Reason.IMPLICIT_DENY, ttl, policed);
        };
    }
}
