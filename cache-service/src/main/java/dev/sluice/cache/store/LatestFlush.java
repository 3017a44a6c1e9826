package dev.sluice.cache.store;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.infinispan.conflict.EntryMergePolicy;
import org.infinispan.container.entries.CacheEntry;
import org.jspecify.annotations.Nullable;

/** When a cluster that had come apart is one again, the latest flush of either side holds for both. */
final class LatestFlush implements EntryMergePolicy<String, Epoch> {

    @Override
    public @Nullable CacheEntry<String, Epoch> merge(
            @Nullable CacheEntry<String, Epoch> preferred, List<CacheEntry<String, Epoch>> others) {
        Comparator<Epoch> byTime = Comparator.comparingLong(Epoch::at).thenComparing(Epoch::id);
        return Stream.concat(Stream.ofNullable(preferred), others.stream().filter(Objects::nonNull))
                .filter(entry -> entry.getValue() != null)
                .max(Comparator.comparing(CacheEntry::getValue, byTime))
                .orElse(null);
    }
}
