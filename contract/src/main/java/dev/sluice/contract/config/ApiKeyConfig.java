package dev.sluice.contract.config;

import org.jspecify.annotations.Nullable;

/**
 * The value of {@code apikey/{id}}. {@code value} is the secret a client sends in {@code x-api-key}; it is never logged.
 */
public record ApiKeyConfig(
        String id,
        String value,
        boolean enabled,
        @Nullable String name,
        @Nullable String customerId) {

    @Override
    public String toString() {
        return "ApiKeyConfig[id=" + id + ", enabled=" + enabled + "]";
    }
}
