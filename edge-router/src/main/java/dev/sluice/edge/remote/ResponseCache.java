package dev.sluice.edge.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.sluice.contract.cache.CacheEntry;
import dev.sluice.contract.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Answers kept by cache-service, with a small near cache before it: 64 MiB, no entry longer than its time. While
 * cache-service cannot be reached every look-up past the near cache is a miss, and the backend answers.
 */
public final class ResponseCache {

    private static final Logger LOG = Logger.getLogger(ResponseCache.class);
    private static final String ENTRIES = "/internal/cache/entries/";

    private final Peers cacheService;
    private final Cache<String, Near> near = Caffeine.newBuilder()
            .maximumWeight(64L << 20)
            .weigher((String key, Near kept) -> key.length() + kept.entry().body().length + 512)
            .expireAfter(Expiry.creating((String key, Near kept) -> Duration.ofMillis(kept.validMillis())))
            .build();

    private record Near(CacheEntry entry, long validMillis) {}

    ResponseCache(Peers cacheService) {
        this.cacheService = cacheService;
    }

    /** Never fails. */
    public Future<Optional<CacheEntry>> find(String key) {
        Near kept = near.getIfPresent(key);
        return kept != null ? Future.succeededFuture(Optional.of(kept.entry())) : ask(key);
    }

    private Future<Optional<CacheEntry>> ask(String key) {
        return cacheService
                .call(HttpMethod.GET, ENTRIES + key, Buffer.buffer())
                .map(answer -> answer.status() == 200 ? Optional.of(kept(key, answer)) : Optional.<CacheEntry>empty())
                .otherwise(e -> {
                    LOG.debugf("cache-service: %s", e.getMessage());
                    return Optional.empty();
                });
    }

    private CacheEntry kept(String key, Peers.Answer answer) {
        CacheEntry entry = Wire.read(answer.body().getBytes(), CacheEntry.class);
        String remaining = answer.remainingMillis();
        if (remaining != null && remaining.matches("[0-9]{1,9}")) {
            near.put(key, new Near(entry, Long.parseLong(remaining)));
        }
        return entry;
    }

    /** Stores in the background: the client is not kept waiting, and a failure only costs a later hit. */
    public void store(String key, CacheEntry entry, int ttlSeconds) {
        near.put(key, new Near(entry, ttlSeconds * 1_000L));
        cacheService
                .call(HttpMethod.PUT, ENTRIES + key + "?ttlSeconds=" + ttlSeconds, Buffer.buffer(Wire.write(entry)))
                .onFailure(e -> LOG.debugf("not stored in cache-service: %s", e.getMessage()));
    }

    /** Forgets a stage's answers here; cache-service has been told by whoever flushed it. */
    public Future<Void> flush(String apiId, String stage) {
        String prefix = apiId + "/" + stage + "/";
        near.asMap().keySet().removeIf(key -> key.startsWith(prefix));
        return cacheService
                .call(HttpMethod.DELETE, "/internal/cache/stages/" + apiId + "/" + stage, Buffer.buffer())
                .mapEmpty();
    }
}
