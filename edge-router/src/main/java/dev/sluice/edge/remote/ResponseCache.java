package dev.sluice.edge.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.sluice.contract.cache.CacheEntry;
import dev.sluice.contract.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Answers kept by cache-service, with a small near cache before it: 64 MiB, no entry longer than its time. While
 * cache-service cannot be reached every look-up past the near cache is a miss, and the backend answers.
 */
public final class ResponseCache {

    private static final Logger LOG = Logger.getLogger(ResponseCache.class);
    private static final String ENTRIES = "/internal/cache/entries/";

    /** The largest body that is kept, in bytes, as in AWS. */
    public static final int LARGEST = 1 << 20;

    private final Peers cacheService;
    private final Clock clock;
    private final Flushes flushes;
    private final Cache<String, Near> near = Caffeine.newBuilder()
            .maximumWeight(64L << 20)
            .weigher((String key, Near kept) -> key.length() + kept.entry().body().length + 512)
            .expireAfter(Expiry.creating((String key, Near kept) -> Duration.ofMillis(kept.validMillis())))
            .build();

    private record Near(CacheEntry entry, long validMillis) {}

    ResponseCache(Peers cacheService, Clock clock) {
        this.cacheService = cacheService;
        this.clock = clock;
        this.flushes = new Flushes(clock, 0);
    }

    /** Never fails. */
    public Future<Optional<CacheEntry>> find(String key) {
        Near kept = near.getIfPresent(key);
        return kept != null ? Future.succeededFuture(Optional.of(kept.entry())) : ask(key);
    }

    private Future<Optional<CacheEntry>> ask(String key) {
        long askedAt = clock.millis();
        return cacheService
                .call(HttpMethod.GET, ENTRIES + key, Buffer.buffer())
                .map(answer ->
                        answer.status() == 200 ? Optional.of(kept(key, answer, askedAt)) : Optional.<CacheEntry>empty())
                .otherwise(e -> {
                    LOG.debugf("cache-service: %s", e.getMessage());
                    return Optional.empty();
                });
    }

    private CacheEntry kept(String key, Peers.Answer answer, long askedAt) {
        CacheEntry entry = Wire.read(answer.body().getBytes(), CacheEntry.class);
        String remaining = answer.remainingMillis();
        if (remaining != null && remaining.matches("[0-9]{1,9}")) {
            keep(key, new Near(entry, Long.parseLong(remaining)), askedAt);
        }
        return entry;
    }

    /** Looks again once it is kept: a flush may have come in between. */
    private void keep(String key, Near entry, long askedAt) {
        if (flushes.before(askedAt)) {
            near.put(key, entry);
            if (!flushes.before(askedAt)) {
                near.invalidate(key);
            }
        }
    }

    /**
     * Stores in the background: the client is not kept waiting, and a failure only costs a later hit. What was asked for
     * before a flush is not stored, nor what is larger than {@link #LARGEST}.
     *
     * @param askedAt when the request came that the entry answers
     */
    public void store(String key, CacheEntry entry, int ttlSeconds, Instant askedAt) {
        long asked = askedAt.toEpochMilli();
        if (entry.body().length > LARGEST || !flushes.before(asked)) {
            return;
        }
        keep(key, new Near(entry, ttlSeconds * 1_000L), asked);
        cacheService
                .call(HttpMethod.PUT, ENTRIES + key + "?ttlSeconds=" + ttlSeconds, Buffer.buffer(Wire.write(entry)))
                .onFailure(e -> LOG.debugf("not stored in cache-service: %s", e.getMessage()));
    }

    /** Forgets a stage's answers here and at cache-service, whose answers count as from before until it has done so. */
    public Future<Void> flush(String apiId, String stage) {
        String prefix = apiId + "/" + stage + "/";
        forget(prefix);
        return cacheService
                .call(HttpMethod.DELETE, "/internal/cache/stages/" + apiId + "/" + stage, Buffer.buffer())
                .onComplete(done -> forget(prefix)) // again: until now it may have answered from before
                .mapEmpty();
    }

    private void forget(String prefix) {
        flushes.flushed();
        near.asMap().keySet().removeIf(key -> key.startsWith(prefix));
    }
}
