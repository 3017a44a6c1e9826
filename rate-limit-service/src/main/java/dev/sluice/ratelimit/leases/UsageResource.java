package dev.sluice.ratelimit.leases;

import dev.sluice.contract.config.Quota;
import dev.sluice.contract.limit.BucketUsage;
import dev.sluice.contract.limit.RemainingChange;
import dev.sluice.contract.limit.UsageAnswer;
import dev.sluice.contract.limit.UsageQuestion;
import dev.sluice.ratelimit.bucket.QuotaBucket;
import dev.sluice.ratelimit.bucket.QuotaState;
import dev.sluice.ratelimit.store.Buckets;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** How much of quotas was spent, and the word of an operator on how much is left: what admin-service asks. */
@Path("/internal/limits")
public class UsageResource {

    /** As many API keys as AWS shows on a page. */
    private static final int MOST_BUCKETS = 500;

    private final Buckets buckets;
    private final Clock clock;

    UsageResource(Buckets buckets, Clock clock) {
        this.buckets = buckets;
        this.clock = clock;
    }

    @POST
    @Path("/usage")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<UsageAnswer> usage(byte[] body) {
        UsageQuestion question = Body.read(body, UsageQuestion.class);
        checkQuota(question.quota());
        if (question.buckets().size() > MOST_BUCKETS) {
            throw new BadQuestion("buckets must be " + MOST_BUCKETS + " at most");
        }
        return Uni.createFrom().completionStage(() -> {
            List<CompletableFuture<BucketUsage>> reports = new ArrayList<>();
            for (String bucket : question.buckets()) {
                reports.add(buckets.quota(bucket).thenApply(state -> report(question, bucket, state.orElse(null))));
            }
            return CompletableFuture.allOf(reports.toArray(CompletableFuture[]::new))
                    .thenApply(done -> new UsageAnswer(
                            reports.stream().map(CompletableFuture::join).toList()));
        });
    }

    @POST
    @Path("/remaining")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<BucketUsage> setRemaining(byte[] body) {
        RemainingChange change = Body.read(body, RemainingChange.class);
        checkQuota(change.quota());
        if (change.bucket() == null || change.bucket().isBlank()) {
            throw new BadQuestion("bucket must be a name");
        }
        LocalDate today =
                Instant.ofEpochMilli(clock.millis()).atZone(ZoneOffset.UTC).toLocalDate();
        var bucket = new QuotaBucket(change.quota());
        return Uni.createFrom()
                .completionStage(() -> buckets.extend(change.bucket(), change.quota(), change.remaining())
                        .thenApply(state ->
                                new BucketUsage(change.bucket(), bucket.report(state, today, today, clock.millis()))));
    }

    private BucketUsage report(UsageQuestion question, String bucket, @Nullable QuotaState state) {
        var quota = new QuotaBucket(question.quota());
        LocalDate start = LocalDate.parse(question.start());
        LocalDate end = LocalDate.parse(question.end());
        return new BucketUsage(bucket, quota.report(state, start, end, clock.millis()));
    }

    private static void checkQuota(Quota quota) {
        if (quota == null || quota.period() == null) {
            throw new BadQuestion("quota.period is missing");
        }
    }
}
