package dev.sluice.edge.table;

import java.util.List;

/**
 * How answers of a method are cached.
 *
 * @param ttlSeconds 1 to 3 600
 * @param namespace what tells one cached resource from another; resources may share one
 * @param keys the request parameters that tell one answer from another
 */
public record CachePolicy(int ttlSeconds, String namespace, List<Source> keys) {

    public CachePolicy {
        keys = List.copyOf(keys);
    }
}
