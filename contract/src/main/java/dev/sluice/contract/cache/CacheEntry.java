package dev.sluice.contract.cache;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer of a method. {@code PUT /internal/cache/entries/{key}?ttlSeconds=N&epoch=E} stores it (204), {@code GET} on the
 * same path answers it (200, or 404), with the headers {@link #EPOCH} and, where it is there, {@link #REMAINING_MILLIS}.
 * {@code DELETE /internal/cache/stages/{apiId}/{stage}} flushes a stage (204). A key is {@code {apiId}/{stage}/{hash}}, each part
 * URL-safe.
 *
 * <p>A flush begins a new epoch of its stage. Whoever stores names the epoch in which the answer was not there, so that
 * what was fetched before a flush is not stored after it; without an epoch, the present one is meant.
 */
public record CacheEntry(int status, Map<String, List<String>> headers, byte[] body, long storedAtMillis) {

    /** The epoch that the entry's stage is in. */
    public static final String EPOCH = "X-Sluice-Epoch";

    /** For how long the entry may be used yet, at least 1. */
    public static final String REMAINING_MILLIS = "X-Sluice-Remaining-Millis";

    public CacheEntry {
        headers = headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
