package dev.sluice.ratelimit.journal;

/** What was spent of a quota in one period (epoch milliseconds), as one line of the journal. */
public record Note(String bucket, long start, long end, long spent, int extension) {}
