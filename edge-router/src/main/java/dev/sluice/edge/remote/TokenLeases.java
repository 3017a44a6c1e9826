package dev.sluice.edge.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sluice.contract.limit.Lease;
import dev.sluice.contract.limit.LeaseAnswer;
import dev.sluice.contract.limit.LeaseQuestion;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.remote.TokenLease.Taken;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tokens leased ahead from rate-limit-service and spent here. A limit is a ceiling: while the owner cannot be reached,
 * what is held may be spent to its end, and after that requests are refused.
 */
public final class TokenLeases {

    private static final Logger LOG = Logger.getLogger(TokenLeases.class);
    private static final long RETRY_MILLIS = 250;

    /** So often one request asks the owner, should others spend what was granted, or its time pass on the way. */
    private static final int MOST_ASKS = 4;

    private final Peers rateLimitService;
    private final String router;
    private final Clock clock;
    private final QuotaReturns returns;
    private final Cache<String, TokenLease> leases = Caffeine.newBuilder()
            .maximumSize(200_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    /** {@code later} runs something after so many milliseconds. */
    TokenLeases(Peers rateLimitService, String router, Clock clock, ObjLongConsumer<Runnable> later) {
        this.rateLimitService = rateLimitService;
        this.router = router;
        this.clock = clock;
        this.returns = new QuotaReturns(rateLimitService, router, clock, later);
    }

    /**
     * Takes one token of each bucket, in order. Answers the first that refused, from which on nothing is taken and before
     * which everything is put back; null where all gave.
     */
    public Future<@Nullable Bucket> takeAll(List<Bucket> buckets) {
        return takeFrom(buckets, 0, MOST_ASKS);
    }

    private Future<@Nullable Bucket> takeFrom(List<Bucket> buckets, int from, int asksLeft) {
        for (int i = from; i < buckets.size(); i++) {
            Bucket bucket = buckets.get(i);
            TokenLease lease = leases.get(bucket.name(), name -> new TokenLease(bucket));
            lease.limits(bucket);
            Taken taken = lease.take(clock.millis());
            if (taken == Taken.ASK) {
                int at = i;
                return asksLeft == 0
                        ? refused(buckets, at)
                        : renew(lease, bucket).transform(done -> takeFrom(buckets, at, asksLeft - 1));
            }
            if (taken == Taken.YES_RENEW) {
                renew(lease, bucket);
            }
            if (taken == Taken.NO) {
                return refused(buckets, i);
            }
        }
        return Future.succeededFuture(null);
    }

    private Future<@Nullable Bucket> refused(List<Bucket> buckets, int at) {
        for (Bucket taken : buckets.subList(0, at)) {
            TokenLease lease = leases.getIfPresent(taken.name());
            if (lease != null) {
                lease.giveBack(clock.millis());
            }
        }
        return Future.succeededFuture(buckets.get(at));
    }

    /** Completes, never fails, when the lease has what the owner would give. */
    private Future<Void> renew(TokenLease lease, Bucket bucket) {
        Promise<Void> done = Promise.promise();
        Future<Void> running = lease.startRenewal(done.future());
        if (running != done.future()) {
            return EventLoop.here(running);
        }
        long askedAt = clock.millis();
        LeaseQuestion question = new LeaseQuestion(router, List.of(bucket.request(lease.want())));
        rateLimitService
                .call(HttpMethod.POST, "/internal/limits/leases", Buffer.buffer(Wire.write(question)))
                .onComplete(asked -> {
                    try {
                        Lease granted = granted(asked);
                        lease.renewed(granted, askedAt);
                        if (bucket.isQuota() && granted.granted() > 0) {
                            returns.ending(lease, granted.validMillis());
                        }
                    } catch (RuntimeException e) {
                        LOG.warnf("no lease of %s: %s", bucket.name(), e.getMessage());
                        lease.failed(clock.millis() + RETRY_MILLIS);
                    }
                    done.complete();
                });
        return done.future();
    }

    private static Lease granted(AsyncResult<Peers.Answer> asked) {
        if (asked.failed() || asked.result().status() != 200) {
            throw new IllegalStateException(
                    asked.failed()
                            ? asked.cause().getMessage()
                            : "answered " + asked.result().status());
        }
        return Wire.read(asked.result().body().getBytes(), LeaseAnswer.class)
                .leases()
                .getFirst();
    }

    /** Returns the unspent tokens of quotas; called when this router stops. */
    public Future<Void> returnAll() {
        return returns.all(leases.asMap().values());
    }
}
