package dev.sluice.grid;

import java.util.Optional;
import org.infinispan.conflict.EntryMergePolicy;

/**
 * A cache that a service keeps in the grid.
 *
 * @param bound what one node holds at the most; beyond, the least used entries are dropped
 * @param merge which entry stays where a cluster that had come apart finds two; empty: the larger part's
 */
public record CacheDefinition(String name, Copies copies, Bound bound, Optional<EntryMergePolicy<?, ?>> merge) {

    /** How much is much. */
    public sealed interface Bound {

        /** Entries: they are kept as objects, as functions find them. */
        record Entries(long most) implements Bound {}

        /** Bytes of keys and values: they are kept as they go over the wire, so that their size is known. */
        record Bytes(long most) implements Bound {}
    }

    /** On how many nodes an entry is. */
    public enum Copies {
        /** On two of them, so that one may be lost at any time. */
        TWO,
        /** On each of them, so that reading it costs no message. */
        EVERYWHERE
    }
}
