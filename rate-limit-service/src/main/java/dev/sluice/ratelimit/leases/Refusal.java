package dev.sluice.ratelimit.leases;

/** The body of every answer that is not a success. */
record Refusal(String message) {}
