package dev.sluice.contract.limit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sent to {@code POST /internal/limits/returns} when a router no longer needs what it leased (idle, or going down): tokens
 * by quota bucket, put back so that a quota is not lost with a router. Throttles refill by themselves and are not returned.
 */
public record LeaseReturn(String router, Map<String, Integer> unspent) {

    public LeaseReturn {
        unspent = unspent == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(unspent));
    }
}
