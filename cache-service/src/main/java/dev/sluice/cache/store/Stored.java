package dev.sluice.cache.store;

import org.infinispan.protostream.annotations.Proto;

/**
 * An answer in the grid.
 *
 * @param epoch the id of the {@link Epoch} it belongs to
 * @param json the contract's CacheEntry as it came over the wire, and as it goes back; not to be changed
 */
@Proto
@SuppressWarnings("ArrayRecordComponent")
public record Stored(String epoch, byte[] json) {}
