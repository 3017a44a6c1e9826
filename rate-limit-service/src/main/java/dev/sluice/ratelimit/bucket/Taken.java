package dev.sluice.ratelimit.bucket;

/** A bucket's state after an {@link Ask}, and what the router gets. */
public record Taken<S>(S state, Grant grant) {}
