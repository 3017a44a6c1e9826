package dev.sluice.edge.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.sluice.contract.access.SessionQuestion;
import dev.sluice.contract.access.SigningKey;
import dev.sluice.contract.sigv4.Authorization;
import dev.sluice.contract.sigv4.SigV4;
import dev.sluice.contract.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/**
 * Keys that verify signatures of one date, region and service, leased from auth-service; never a secret. While it cannot
 * be reached, held keys serve to the end of their lease, and asking for another fails.
 */
public final class SigningKeys {

    /** An access key that there is not may be there soon. */
    private static final Duration MISSED = Duration.ofSeconds(5);

    /** Characters of an access key's id (IAM API Reference, {@code AccessKeyId}), and of a session token that is one of ours. */
    private static final int LONGEST_ID = 128;

    private static final int LONGEST_TOKEN = 4_096;

    private final Peers authService;
    private final String region;
    private final Clock clock;
    private final Cache<String, Leased> held = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfter(Expiry.creating((String id, Leased leased) -> leased.lasting()))
            .build();

    private record Leased(KeyLease lease, Duration lasting) {}

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

    /**
     * {@code securityToken} is empty where none came with the signature; a key is kept for it and for no other. Nobody is asked
     * about, and nothing is kept of, what is longer than any.
     */
    public Future<KeyLease> find(Authorization authorization, String securityToken) {
        if (authorization.accessKeyId().length() > LONGEST_ID || securityToken.length() > LONGEST_TOKEN) {
            return Future.succeededFuture(new KeyLease.Unknown());
        }
        String session = securityToken.isEmpty() ? "" : SigV4.sha256(securityToken.getBytes(StandardCharsets.UTF_8));
        String id = authorization.accessKeyId() + "/" + authorization.scope() + "/" + session;
        Leased leased = held.getIfPresent(id);
        return leased != null
                ? Future.succeededFuture(leased.lease())
                : lease(authorization, securityToken).map(fresh -> {
                    held.put(id, fresh);
                    return fresh.lease();
                });
    }

    private Future<Leased> lease(Authorization of, String securityToken) {
        String path = "/internal/access/signing-keys/" + encode(of.accessKeyId()) + "?date=" + encode(of.date())
                + "&region=" + encode(of.region()) + "&service=" + encode(of.service());
        Instant asked = clock.instant();
        Future<Peers.Answer> answer = securityToken.isEmpty()
                ? authService.call(HttpMethod.GET, path, Buffer.buffer())
                : authService.call(
                        HttpMethod.POST, path, Buffer.buffer(Wire.write(new SessionQuestion(securityToken))));
        return answer.map(said -> switch (said.status()) {
            case 200 -> held(Wire.read(said.body().getBytes(), SigningKey.class), asked);
            case 410 -> new Leased(new KeyLease.Expired(), MISSED);
            default -> new Leased(new KeyLease.Unknown(), MISSED);
        });
    }

    /** Its time runs from the question on, so that no key outlives its session while an answer is on the way. */
    private Leased held(SigningKey key, Instant asked) {
        Duration left = Duration.ofSeconds(key.ttlSeconds()).minus(Duration.between(asked, clock.instant()));
        return new Leased(new KeyLease.Held(key), left.isNegative() ? Duration.ZERO : left);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
