package dev.sluice.contract.config;

/**
 * A change that did not compile.
 */
public record Refusal(String key, long version, String reason) {}
