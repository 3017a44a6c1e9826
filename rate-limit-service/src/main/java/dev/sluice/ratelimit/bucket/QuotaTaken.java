package dev.sluice.ratelimit.bucket;

import org.infinispan.protostream.annotations.Proto;

/** What a quota gives, and what is spent of it then, in the period from {@code start} until {@code end}, after so many extensions. */
@Proto
public record QuotaTaken(Grant grant, long start, long end, long spent, int extension) {}
