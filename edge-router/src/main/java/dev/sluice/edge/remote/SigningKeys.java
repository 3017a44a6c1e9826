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
import io.vertx.core.Promise;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
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

    /**
     * Questions at once about access keys that have not signed here before: half of the connections, so that who makes ids up
     * holds up nobody who has.
     */
    static final int STRANGERS = 8;

    private final Peers authService;
    private final String region;
    private final Clock clock;
    private final Cache<String, Leased> held = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfter(Expiry.creating((String id, Leased leased) -> leased.lasting()))
            .build();

    private final Cache<String, Boolean> signedBefore = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofDays(1))
            .build();
    private final ConcurrentMap<String, Future<Leased>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger strangers = new AtomicInteger();

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
     * about, and nothing is kept of, what is longer than any. Fails where auth-service does not answer, and for a stranger
     * where it is asked about too many already.
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
                : once(id, authorization, securityToken).map(Leased::lease);
    }

    /** Who comes while the same is being asked waits for that answer. */
    private Future<Leased> once(String id, Authorization of, String securityToken) {
        Promise<Leased> mine = Promise.promise();
        Future<Leased> running = asked.putIfAbsent(id, mine.future());
        if (running != null) {
            return EventLoop.here(running);
        }
        admitted(of, securityToken).onComplete(done -> {
            if (done.succeeded()) {
                held.put(id, done.result());
            }
            asked.remove(id);
            mine.handle(done);
        });
        return mine.future();
    }

    private Future<Leased> admitted(Authorization of, String securityToken) {
        if (signedBefore.getIfPresent(of.accessKeyId()) != null) {
            return lease(of, securityToken);
        }
        if (strangers.incrementAndGet() > STRANGERS) {
            strangers.decrementAndGet();
            return Future.failedFuture("too many access keys are asked about that have not signed before");
        }
        return lease(of, securityToken).onComplete(done -> {
            strangers.decrementAndGet();
            if (done.succeeded() && done.result().lease() instanceof KeyLease.Held) {
                signedBefore.put(of.accessKeyId(), true);
            }
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
