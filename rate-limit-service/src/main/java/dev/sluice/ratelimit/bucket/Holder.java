package dev.sluice.ratelimit.bucket;

import org.infinispan.protostream.annotations.Proto;

/** A router and what it has leased of a quota in this period since it last returned something. */
@Proto
public record Holder(String router, int leased) {}
