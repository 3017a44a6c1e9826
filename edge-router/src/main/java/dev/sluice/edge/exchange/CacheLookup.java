package dev.sluice.edge.exchange;

import dev.sluice.contract.cache.CacheEntry;
import org.jspecify.annotations.Nullable;

/** What came of a look into the response cache. */
public sealed interface CacheLookup {

    /** It has the answer. */
    record Hit(CacheEntry entry) implements CacheLookup {}

    /**
     * It has none that may be given.
     *
     * @param key where the answer is to be kept
     * @param epoch in which it was not there, as its owner names it; null where the owner cannot be asked, so that the
     *     answer is not given to it
     */
    record Miss(String key, @Nullable String epoch) implements CacheLookup {}
}
