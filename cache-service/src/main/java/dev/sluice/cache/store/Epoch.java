package dev.sluice.cache.store;

import org.infinispan.protostream.annotations.Proto;

/**
 * The time since a stage was flushed: an answer is seen in the epoch it was stored in, and in no other. So a flush costs
 * the same however much there is.
 *
 * @param id tells two flushes of one millisecond apart
 * @param at when it began, in epoch milliseconds
 */
@Proto
public record Epoch(String id, long at) {

    /** Of a stage that was not flushed, or so long ago that no answer from before is left. */
    static final Epoch FIRST = new Epoch("first", 0);
}
