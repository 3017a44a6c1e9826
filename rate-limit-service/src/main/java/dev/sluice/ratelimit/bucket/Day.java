package dev.sluice.ratelimit.bucket;

import org.infinispan.protostream.annotations.Proto;

/**
 * One day of a quota, which usage reports tell of.
 *
 * @param day days since 1970-01-01, in UTC
 * @param used granted on that day, less what came back
 * @param remaining of the period's quota, at the last ask of the day
 */
@Proto
public record Day(long day, long used, long remaining) {}
