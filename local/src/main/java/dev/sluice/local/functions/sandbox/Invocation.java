package dev.sluice.local.functions.sandbox;

/**
 * One call of a function.
 *
 * @param arn as it was invoked, with a qualifier where there was one
 * @param traceId empty where the caller sent none, as is {@code clientContext}
 */
public record Invocation(String requestId, String arn, byte[] payload, String traceId, String clientContext) {}
