package dev.sluice.grid;

import java.util.Optional;
import org.infinispan.conflict.EntryMergePolicy;

/**
 * A cache that a service keeps in the grid.
 *
 * @param maxCount entries that one node holds at the most; beyond, the least used are dropped
 * @param merge which entry stays where a cluster that had come apart finds two; empty: the larger part's
 */
public record CacheDefinition(String name, Copies copies, long maxCount, Optional<EntryMergePolicy<?, ?>> merge) {

    /** On how many nodes an entry is. */
    public enum Copies {
        /** On two of them, so that one may be lost at any time. */
        TWO,
        /** On each of them, so that reading it costs no message. */
        EVERYWHERE
    }
}
