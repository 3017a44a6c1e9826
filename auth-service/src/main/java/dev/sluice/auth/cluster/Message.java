package dev.sluice.auth.cluster;

/** The body of an answer that is no result. */
public record Message(String message) {}
