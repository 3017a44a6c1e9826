package dev.sluice.contract.limit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sent to {@code POST /internal/limits/returns} when a router no longer needs what it leased (a lease has ended, or the
 * router is going down): tokens by quota bucket, put back so that a quota loses nothing that nobody used. Throttles refill by
 * themselves and are not returned.
 *
 * @param number of this router's returns, each greater than the last: a return that arrives again, or after a later one,
 *     counts for nothing; 0 where the router does not number them
 * @param oldestMillis how long ago the first of these tokens was leased: those of a period that is over count for nothing
 */
public record LeaseReturn(String router, Map<String, Integer> unspent, long number, long oldestMillis) {

    public LeaseReturn {
        unspent = unspent == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(unspent));
    }

    /** One without a number, of tokens that were leased just now. */
    public LeaseReturn(String router, Map<String, Integer> unspent) {
        this(router, unspent, 0, 0);
    }
}
