package dev.sluice.edge.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.sluice.contract.access.SigningKey;
import dev.sluice.contract.sigv4.Authorization;
import dev.sluice.contract.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Keys that verify signatures of one date, region and service, leased from auth-service; never a secret. While it cannot
 * be reached, held keys serve to the end of their lease, and asking for another fails.
 */
public final class SigningKeys {

    private final Peers authService;
    private final Cache<String, SigningKey> held = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfter(Expiry.creating((String scope, SigningKey key) -> Duration.ofSeconds(key.ttlSeconds())))
            .build();

    SigningKeys(Peers authService) {
        this.authService = authService;
    }

    /** Empty where there is no such access key. */
    public Future<Optional<SigningKey>> find(Authorization authorization) {
        String id = authorization.accessKeyId() + "/" + authorization.scope();
        SigningKey key = held.getIfPresent(id);
        return key != null ? Future.succeededFuture(Optional.of(key)) : lease(authorization, id);
    }

    private Future<Optional<SigningKey>> lease(Authorization of, String id) {
        String path = "/internal/access/signing-keys/" + encode(of.accessKeyId()) + "?date=" + encode(of.date())
                + "&region=" + encode(of.region()) + "&service=" + encode(of.service());
        return authService.call(HttpMethod.GET, path, Buffer.buffer()).map(answer -> {
            if (answer.status() != 200) {
                return Optional.empty();
            }
            SigningKey leased = Wire.read(answer.body().getBytes(), SigningKey.class);
            held.put(id, leased);
            return Optional.of(leased);
        });
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
