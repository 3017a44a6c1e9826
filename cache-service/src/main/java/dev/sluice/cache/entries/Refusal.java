package dev.sluice.cache.entries;

/** The body of every answer that is not a success. */
record Refusal(String message) {}
