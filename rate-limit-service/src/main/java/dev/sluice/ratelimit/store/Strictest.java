package dev.sluice.ratelimit.store;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.infinispan.conflict.EntryMergePolicy;
import org.infinispan.container.entries.CacheEntry;
import org.jspecify.annotations.Nullable;

/**
 * Decides, when a cluster that had come apart is one again, which side's bucket stays: the one that gives least. Each
 * side took 1/share tokens for each it gave, so that one counts enough for all sides.
 */
final class Strictest<V> implements EntryMergePolicy<String, V> {

    private final Comparator<V> strictestFirst;

    Strictest(Comparator<V> strictestFirst) {
        this.strictestFirst = strictestFirst;
    }

    @Override
    public @Nullable CacheEntry<String, V> merge(
            @Nullable CacheEntry<String, V> preferred, List<CacheEntry<String, V>> others) {
        return Stream.concat(Stream.ofNullable(preferred), others.stream().filter(Objects::nonNull))
                .filter(entry -> entry.getValue() != null)
                .min(Comparator.comparing(CacheEntry::getValue, strictestFirst))
                .orElse(null);
    }
}
