package dev.sluice.auth.userpool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.auth.remote.Call;
import dev.sluice.auth.remote.Outside;
import dev.sluice.auth.remote.RemoteFault;
import dev.sluice.auth.remote.Reply;
import dev.sluice.contract.config.UserPoolConfig;
import dev.sluice.contract.wire.Wire;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * Fetches an issuer's keys, where need be by OpenID Connect Discovery 1.0. Each issuer has a time limit and a breaker of its
 * own, so that one that is away does not keep tokens of the others from being verified.
 */
@Singleton
public class KeyFetch {

    /** AWS's limit for fetching keys, discovery included. */
    private static final Duration LIMIT = Duration.ofMillis(1_500);

    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final Outside outside;
    private final Clock clock;

    KeyFetch(Outside outside, Clock clock) {
        this.outside = outside;
        this.clock = clock;
    }

    IssuerKeys keysOf(UserPoolConfig pool) {
        TypedGuard<Uni<KeySet>> guard = TypedGuard.create(new TypeLiteral<Uni<KeySet>>() {})
                .withDescription("keys of user pool " + pool.id())
                .withTimeout()
                .duration(LIMIT.toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(4)
                .delay(5, ChronoUnit.SECONDS)
                .done()
                .build();
        Supplier<Uni<KeySet>> source = () -> guard.get(() -> fetch(pool));
        return new IssuerKeys(pool.issuer(), source, clock);
    }

    private Uni<KeySet> fetch(UserPoolConfig pool) {
        String known = pool.jwksUri();
        Uni<String> uri = known == null
                ? get(pool.issuer().replaceAll("/+$", "") + DISCOVERY).map(body -> jwksUri(pool, body))
                : Uni.createFrom().item(known);
        return uri.flatMap(this::get).map(this::keys);
    }

    private Uni<byte[]> get(String uri) {
        return outside.send(Call.get(uri, LIMIT, LARGEST_ANSWER)).map(reply -> body(uri, reply));
    }

    private KeySet keys(byte[] body) {
        try {
            return KeySet.read(new String(body, StandardCharsets.UTF_8), clock.instant());
        } catch (IllegalArgumentException noKeys) {
            throw new RemoteFault.Unusable(String.valueOf(noKeys.getMessage()));
        }
    }

    /** The issuer in the document must be the one it was found by (OpenID Connect Discovery 1.0, section 4.3). */
    private static String jwksUri(UserPoolConfig pool, byte[] document) {
        try {
            JsonNode json = Wire.read(document, JsonNode.class);
            String uri = json.path("jwks_uri").asText();
            if (!json.path("issuer").asText().equals(pool.issuer()) || !uri.matches("https?://.+")) {
                throw new RemoteFault.Unusable(pool.issuer() + " describes another issuer, or has no jwks_uri");
            }
            return uri;
        } catch (UncheckedIOException notJson) {
            throw new RemoteFault.Unusable(pool.issuer() + " describes itself by what is not JSON");
        }
    }

    private static byte[] body(String uri, Reply reply) {
        if (reply.status() != 200) {
            throw new RemoteFault.Unusable(uri + " answered " + reply.status());
        }
        return reply.body();
    }
}
