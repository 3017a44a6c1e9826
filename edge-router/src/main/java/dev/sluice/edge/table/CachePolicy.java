package dev.sluice.edge.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How answers of a method are cached.
 *
 * @param ttlSeconds 1 to 3 600
 * @param namespace what tells one cached resource from another; resources may share one
 * @param keys the request parameters that tell one answer from another
 * @param invalidation of a kept answer, by a client
 */
public record CachePolicy(int ttlSeconds, String namespace, List<Source> keys, Invalidation invalidation) {

    /**
     * Whose {@code Cache-Control: max-age=0} is heard: anyone's, or only that of who may {@code execute-api:InvalidateCache};
     * and what becomes of the others' requests. Named as AWS names the strategies.
     */
    public enum Invalidation {
        BY_ANYONE,
        FAIL_WITH_403,
        SUCCEED_WITH_RESPONSE_HEADER,
        SUCCEED_WITHOUT_RESPONSE_HEADER;

        static Invalidation of(@Nullable Boolean authorized, @Nullable String strategy) {
            if (Boolean.FALSE.equals(authorized)) {
                return BY_ANYONE;
            }
            try {
                return strategy == null ? SUCCEED_WITH_RESPONSE_HEADER : valueOf(strategy);
            } catch (IllegalArgumentException e) {
                throw new CompileException("unknown unauthorizedCacheControlHeaderStrategy " + strategy, e);
            }
        }
    }

    public CachePolicy {
        keys = List.copyOf(keys);
    }
}
