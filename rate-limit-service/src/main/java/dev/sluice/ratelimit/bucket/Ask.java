package dev.sluice.ratelimit.bucket;

import org.infinispan.protostream.annotations.Proto;

/**
 * One router wants tokens of one bucket.
 *
 * @param now epoch milliseconds, from the clock of the node that was asked
 * @param share the part of the cluster that can be seen, over 0 and up to 1: a token costs 1/share tokens
 */
@Proto
public record Ask(String router, int want, long now, double share) {}
