package dev.sluice.cache.store;

import dev.sluice.grid.CacheDefinition;
import dev.sluice.grid.CacheDefinition.Bound;
import dev.sluice.grid.Grid;
import dev.sluice.grid.Membership;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.infinispan.AdvancedCache;
import org.infinispan.container.entries.CacheEntry;
import org.infinispan.context.Flag;
import org.jspecify.annotations.Nullable;

/** All answers that the cluster keeps, of which this node holds some. Nothing here blocks. */
public final class Entries {

    /** AWS's longest time to live of a cached answer. */
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final String ANSWERS = "answers";
    private static final String EPOCHS = "epochs";

    /** A flush is remembered for longer than any answer that it made unseen. */
    private static final Duration EPOCH_MEMORY = LONGEST.multipliedBy(2);

    private static final long MOST_STAGES = 100_000;

    private final Clock clock;
    private final AdvancedCache<String, Stored> answers;
    private final AdvancedCache<String, Epoch> epochs;

    public Entries(Grid grid, Clock clock) {
        this.clock = clock;
        this.answers = grid.cache(ANSWERS);
        this.epochs = grid.cache(EPOCHS);
    }

    /** The grid that {@link Entries} need. Blocks until it is joined. */
    public static Grid join(Membership membership, long mostBytes) {
        return Grid.start(
                membership,
                List.of(
                        new CacheDefinition(
                                ANSWERS, CacheDefinition.Copies.TWO, new Bound.Bytes(mostBytes), Optional.empty()),
                        new CacheDefinition(
                                EPOCHS,
                                CacheDefinition.Copies.EVERYWHERE,
                                new Bound.Entries(MOST_STAGES),
                                Optional.of(new LatestFlush()))),
                CacheSchema.create());
    }

    /** Stores an answer in the epoch that the stage is in when this is called: a flush meanwhile makes it unseen. */
    public CompletableFuture<Void> store(EntryKey key, byte[] json, Duration timeToLive) {
        return epoch(key.stageKey()).thenCompose(epoch -> put(key, epoch.id(), json, timeToLive));
    }

    /**
     * Stores an answer in the epoch that {@link #find} named when it was not found: of an answer that was asked for before
     * a flush, nothing is seen after it, however late it is stored.
     */
    public CompletableFuture<Void> store(EntryKey key, String epoch, byte[] json, Duration timeToLive) {
        return epoch(key.stageKey())
                .thenCompose(now -> now.id().equals(epoch)
                        ? put(key, epoch, json, timeToLive)
                        : CompletableFuture.completedFuture(null));
    }

    private CompletableFuture<Void> put(EntryKey key, String epoch, byte[] json, Duration timeToLive) {
        return answers.withFlags(Flag.IGNORE_RETURN_VALUES)
                .putAsync(key.toString(), new Stored(epoch, json), timeToLive.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(before -> null);
    }

    public CompletableFuture<Looked> find(EntryKey key) {
        return epoch(key.stageKey())
                .thenCombine(
                        answers.getCacheEntryAsync(key.toString()),
                        (epoch, entry) -> new Looked(epoch.id(), seen(epoch, entry)));
    }

    /** Makes every answer of the stage unseen, on all nodes once this is complete. */
    public CompletableFuture<Void> flush(String apiId, String stage) {
        String key = new EntryKey(apiId, stage, "").stageKey();
        var epoch = new Epoch(UUID.randomUUID().toString(), clock.millis());
        return epochs.putAsync(key, epoch, EPOCH_MEMORY.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(before -> null);
    }

    private CompletableFuture<Epoch> epoch(String stageKey) {
        return epochs.getAsync(stageKey).thenApply(epoch -> epoch == null ? Epoch.FIRST : epoch);
    }

    private Optional<Found> seen(Epoch epoch, @Nullable CacheEntry<String, Stored> entry) {
        if (entry == null || !entry.getValue().epoch().equals(epoch.id())) {
            return Optional.empty();
        }
        long remaining = entry.getCreated() + entry.getLifespan() - clock.millis();
        return remaining < 1
                ? Optional.empty()
                : Optional.of(new Found(entry.getValue().json(), remaining));
    }
}
