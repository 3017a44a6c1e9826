package dev.sluice.ratelimit.store;

import dev.sluice.contract.config.Quota;
import dev.sluice.contract.config.Throttle;
import dev.sluice.grid.CacheDefinition;
import dev.sluice.grid.CacheDefinition.Bound;
import dev.sluice.grid.Grid;
import dev.sluice.grid.Membership;
import dev.sluice.ratelimit.bucket.Ask;
import dev.sluice.ratelimit.bucket.Grant;
import dev.sluice.ratelimit.bucket.QuotaState;
import dev.sluice.ratelimit.bucket.QuotaTaken;
import dev.sluice.ratelimit.bucket.ThrottleState;
import dev.sluice.ratelimit.bucket.Unspent;
import dev.sluice.ratelimit.journal.Note;
import dev.sluice.ratelimit.journal.QuotaJournal;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.infinispan.AdvancedCache;
import org.infinispan.functional.FunctionalMap.ReadWriteMap;

/**
 * All buckets of the cluster, of which this node holds some. Nothing here blocks; a future that fails means that nothing
 * was granted, though it may have been taken.
 */
public final class Buckets {

    private static final String THROTTLES = "throttles";
    private static final String QUOTAS = "quotas";

    /** Beyond that many on one node the least used are forgotten, and begin anew. */
    private static final Bound MOST = new Bound.Entries(1_000_000);

    private final Grid grid;
    private final QuotaJournal journal;
    private final Clock clock;
    private final AdvancedCache<String, ThrottleState> throttles;
    private final AdvancedCache<String, QuotaState> quotas;
    private final ReadWriteMap<String, ThrottleState> throttleFunctions;
    private final ReadWriteMap<String, QuotaState> quotaFunctions;

    public Buckets(Grid grid, QuotaJournal journal, Clock clock) {
        this.grid = grid;
        this.journal = journal;
        this.clock = clock;
        this.throttles = grid.cache(THROTTLES);
        this.quotas = grid.cache(QUOTAS);
        this.throttleFunctions = grid.functions(THROTTLES);
        this.quotaFunctions = grid.functions(QUOTAS);
    }

    /** The grid that {@link Buckets} need. Blocks until it is joined. */
    public static Grid join(Membership membership) {
        Comparator<ThrottleState> fewestTokens = Comparator.comparingLong(ThrottleState::nanoTokens);
        Comparator<QuotaState> latestWordMostSpent = Comparator.comparingLong(QuotaState::end)
                .thenComparingInt(QuotaState::extension)
                .thenComparingLong(QuotaState::spent)
                .reversed();
        return Grid.start(
                membership,
                List.of(
                        new CacheDefinition(
                                THROTTLES,
                                CacheDefinition.Copies.TWO,
                                MOST,
                                Optional.of(new Strictest<>(fewestTokens))),
                        new CacheDefinition(
                                QUOTAS,
                                CacheDefinition.Copies.TWO,
                                MOST,
                                Optional.of(new Strictest<>(latestWordMostSpent)))),
                BucketSchema.create());
    }

    public CompletableFuture<Grant> take(String bucket, Throttle throttle, String router, int want) {
        var function = new TakeTokens(throttle.rateLimit(), throttle.burstLimit(), ask(router, want));
        return throttleFunctions.eval(bucket, function);
    }

    public CompletableFuture<Grant> take(String bucket, Quota quota, String router, int want) {
        return quotaFunctions
                .eval(bucket, TakeQuota.of(quota, ask(router, want)))
                .thenCompose(taken -> noted(bucket, taken));
    }

    /** Completes once the tokens are back, or known not to count. */
    public CompletableFuture<Long> giveBack(String bucket, Unspent unspent) {
        return quotaFunctions.eval(bucket, ReturnQuota.of(unspent, clock.millis()));
    }

    /** As it was after the last ask. */
    public CompletableFuture<Optional<ThrottleState>> throttle(String bucket) {
        return throttles.getAsync(bucket).thenApply(Optional::ofNullable);
    }

    /** As it was after the last ask. */
    public CompletableFuture<Optional<QuotaState>> quota(String bucket) {
        return quotas.getAsync(bucket).thenApply(Optional::ofNullable);
    }

    /** Completes once the change is in the journal. */
    public CompletableFuture<QuotaState> extend(String bucket, Quota quota, int remaining) {
        return quotaFunctions
                .eval(bucket, ExtendQuota.of(quota, remaining, clock.millis()))
                .thenCompose(done -> journal.note(note(bucket, done)))
                .thenCompose(noted -> quotas.getAsync(bucket));
    }

    /**
     * Brings back what this node's journal knows of quotas. Blocks until it is done; called before the first ask.
     */
    public void restore() {
        for (Note note : journal.notes()) {
            var function = new RestoreQuota(note.start(), note.end(), note.spent(), clock.millis(), note.extension());
            quotaFunctions.eval(note.bucket(), function).join();
        }
    }

    /** What was granted is in the journal before the router may spend it. */
    private CompletableFuture<Grant> noted(String bucket, QuotaTaken taken) {
        Grant grant = taken.grant();
        return grant.granted() == 0
                ? CompletableFuture.completedFuture(grant)
                : journal.note(note(bucket, taken)).thenApply(done -> grant);
    }

    private static Note note(String bucket, QuotaTaken taken) {
        return new Note(bucket, taken.start(), taken.end(), taken.spent(), taken.extension());
    }

    private Ask ask(String router, int want) {
        return new Ask(router, want, clock.millis(), grid.share());
    }
}
