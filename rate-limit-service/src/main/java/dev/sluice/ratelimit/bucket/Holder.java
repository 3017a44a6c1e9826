package dev.sluice.ratelimit.bucket;

import org.infinispan.protostream.annotations.Proto;

/**
 * A router and what it has leased of a quota in this period, less what it returned.
 *
 * @param lastReturn the number of its last return, 0 before the first
 */
@Proto
public record Holder(String router, int leased, long lastReturn) {}
