package dev.sluice.contract.cache;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer of a method. {@code PUT /internal/cache/entries/{key}?ttlSeconds=N} stores it (204), {@code GET} on the same
 * path answers it (200, or 404), with the header {@code X-Sluice-Remaining-Millis}. {@code DELETE /internal/cache/stages/{apiId}/{stage}}
 * flushes a stage. A key is {@code {apiId}/{stage}/{hash}}, each part URL-safe.
 */
public record CacheEntry(int status, Map<String, List<String>> headers, byte[] body, long storedAtMillis) {

    public CacheEntry {
        headers = headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
