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
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keys that verify signatures of one date, region and service, leased from auth-service; never a secret. While it cannot
 * be reached, held keys serve to the end of their lease, and asking for another fails.
 */
public final class SigningKeys {

    /** An access key that there is not may be there soon. */
    private static final Duration MISSED = Duration.ofSeconds(5);

    private final Peers authService;
    private final String region;
    private final Clock clock;
    private final Cache<String, Optional<SigningKey>> held = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfter(Expiry.creating((String scope, Optional<SigningKey> key) ->
                    key.map(found -> Duration.ofSeconds(found.ttlSeconds())).orElse(MISSED)))
            .build();

    SigningKeys(Peers authService, String region, Clock clock) {
        this.authService = authService;
        this.region = region;
        this.clock = clock;
    }

    /** Whether somebody signed for here and about now; for nothing else there is a key. */
    public boolean cover(Authorization authorization) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return authorization.region().equals(region)
                && Stream.of(today.minusDays(1), today, today.plusDays(1))
                        .anyMatch(day ->
                                day.format(DateTimeFormatter.BASIC_ISO_DATE).equals(authorization.date()));
    }

    /** Empty where there is no such access key. */
    public Future<Optional<SigningKey>> find(Authorization authorization) {
        String id = authorization.accessKeyId() + "/" + authorization.scope();
        Optional<SigningKey> key = held.getIfPresent(id);
        return key != null ? Future.succeededFuture(key) : lease(authorization, id);
    }

    private Future<Optional<SigningKey>> lease(Authorization of, String id) {
        String path = "/internal/access/signing-keys/" + encode(of.accessKeyId()) + "?date=" + encode(of.date())
                + "&region=" + encode(of.region()) + "&service=" + encode(of.service());
        return authService.call(HttpMethod.GET, path, Buffer.buffer()).map(answer -> {
            Optional<SigningKey> leased = answer.status() == 200
                    ? Optional.of(Wire.read(answer.body().getBytes(), SigningKey.class))
                    : Optional.empty();
            held.put(id, leased);
            return leased;
        });
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
