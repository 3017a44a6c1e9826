package dev.sluice.ratelimit.bucket;

import org.infinispan.protostream.annotations.Proto;

/** Tokens that routers have leased and may still spend until then (epoch milliseconds): they take room in the bucket. */
@Proto
public record Held(long until, long nanoTokens) {}
