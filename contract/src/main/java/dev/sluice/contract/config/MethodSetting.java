package dev.sluice.contract.config;

import org.jspecify.annotations.Nullable;

/**
 * Settings of one method in one stage; null is unset. Rate in requests/s, burst in requests, TTL 0 to 3 600 s.
 */
public record MethodSetting(
        @Nullable Double throttlingRateLimit,
        @Nullable Integer throttlingBurstLimit,
        @Nullable Boolean cachingEnabled,
        @Nullable Integer cacheTtlInSeconds,
        @Nullable Boolean requireAuthorizationForCacheControl,
        @Nullable String unauthorizedCacheControlHeaderStrategy) {}
