package dev.sluice.auth.lambda;

import dev.sluice.auth.remote.RemoteFault;
import dev.sluice.auth.remote.Reply;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A breaker for each endpoint that functions are called at, so that a region that is away, or that there is not, keeps no
 * function of another from being called. It opens when the endpoint cannot be reached, and not because some function is slow
 * or broken.
 */
final class Breakers {

    private final Map<String, TypedGuard<Uni<Reply>>> byEndpoint = new ConcurrentHashMap<>();

    /** Fails at once, for two seconds, after half of the last ten calls did not get there. */
    Uni<Reply> guard(String endpoint, Supplier<Uni<Reply>> call) {
        return byEndpoint.computeIfAbsent(endpoint, Breakers::breaker).get(call);
    }

    private static TypedGuard<Uni<Reply>> breaker(String endpoint) {
        return TypedGuard.create(new TypeLiteral<Uni<Reply>>() {})
                .withDescription("functions at " + endpoint)
                .withCircuitBreaker()
                .requestVolumeThreshold(10)
                .delay(2, ChronoUnit.SECONDS)
                .failOn(RemoteFault.Unreachable.class)
                .done()
                .build();
    }
}
