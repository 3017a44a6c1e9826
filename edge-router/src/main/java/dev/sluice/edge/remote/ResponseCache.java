package dev.sluice.edge.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.sluice.contract.cache.CacheEntry;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.exchange.CacheLookup;
import dev.sluice.edge.exchange.CacheLookup.Hit;
import dev.sluice.edge.exchange.CacheLookup.Miss;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ObjLongConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers kept by cache-service, with a small near cache before it: 64 MiB, no entry longer than its time. While
 * cache-service cannot be reached every look-up past the near cache is a miss, and the backend answers.
 */
public final class ResponseCache {

    private static final Logger LOG = Logger.getLogger(ResponseCache.class);
    private static final String ENTRIES = "/internal/cache/entries/";
    private static final String STAGES = "/internal/cache/stages/";

    /** The largest body that is kept, in bytes, as in AWS. */
    public static final int LARGEST = 1 << 20;

    private final Peers cacheService;
    private final Clock clock;
    private final Flushes flushes;
    private final Flushing flushing;
    private final Cache<String, Near> near = Caffeine.newBuilder()
            .maximumWeight(64L << 20)
            .weigher((String key, Near kept) -> key.length() + kept.entry().body().length + 512)
            .expireAfter(Expiry.creating((String key, Near kept) -> Duration.ofMillis(kept.validMillis())))
            .build();

    private record Near(CacheEntry entry, long validMillis) {}

    /** {@code later} runs something after so many milliseconds. */
    ResponseCache(Peers cacheService, Clock clock, ObjLongConsumer<Runnable> later) {
        this.cacheService = cacheService;
        this.clock = clock;
        this.flushes = new Flushes(clock, 0);
        this.flushing = new Flushing(this::flushOwner, later);
    }

    /** Never fails. */
    public Future<CacheLookup> find(String key) {
        Near kept = near.getIfPresent(key);
        if (kept != null) {
            return Future.succeededFuture(new Hit(kept.entry()));
        }
        long askedAt = clock.millis();
        return ask(key).map(told -> {
            if (told.entry() == null) {
                return new Miss(key, told.epoch());
            }
            if (told.validMillis() > 0) {
                keep(key, new Near(told.entry(), told.validMillis()), askedAt);
            }
            return new Hit(told.entry());
        });
    }

    /** A miss, whatever is kept: the answer to come takes its place. Never fails. */
    public Future<CacheLookup> renew(String key) {
        near.invalidate(key);
        return ask(key).map(told -> new Miss(key, told.epoch()));
    }

    /** What cache-service told of a key; it told nothing where it cannot be asked. */
    private record Told(
            @Nullable CacheEntry entry,
            long validMillis,
            @Nullable String epoch) {

        static final Told NOTHING = new Told(null, 0, null);

        static Told of(Peers.Answer answer) {
            String epoch = answer.headers().get(CacheEntry.EPOCH);
            if (answer.status() != 200) {
                return new Told(null, 0, epoch);
            }
            String remaining = answer.headers().get(CacheEntry.REMAINING_MILLIS);
            long valid = remaining != null && remaining.matches("[0-9]{1,9}") ? Long.parseLong(remaining) : 0;
            return new Told(Wire.read(answer.body().getBytes(), CacheEntry.class), valid, epoch);
        }
    }

    private Future<Told> ask(String key) {
        if (flushing.is(stageOf(key))) {
            return Future.succeededFuture(Told.NOTHING); // all that cache-service has may be from before the flush
        }
        return cacheService
                .call(HttpMethod.GET, ENTRIES + key, Buffer.buffer())
                .map(Told::of)
                .otherwise(e -> {
                    LOG.debugf("cache-service: %s", e.getMessage());
                    return Told.NOTHING;
                });
    }

    /** Looks again once it is kept: a flush may have come in between. */
    private void keep(String key, Near entry, long askedAt) {
        if (flushes.before(stageOf(key), askedAt)) {
            near.put(key, entry);
            if (!flushes.before(stageOf(key), askedAt)) {
                near.invalidate(key);
            }
        }
    }

    private static String stageOf(String key) {
        return key.substring(0, key.lastIndexOf('/'));
    }

    /**
     * Stores in the background: the client is not kept waiting, and a failure only costs a later hit. What was asked for
     * before a flush is not seen after it, and what is larger than {@link #LARGEST} is not stored.
     *
     * @param askedAt when the request came that the entry answers
     */
    public void store(Miss miss, CacheEntry entry, int ttlSeconds, Instant askedAt) {
        if (entry.body().length > LARGEST) {
            return;
        }
        keep(miss.key(), new Near(entry, ttlSeconds * 1_000L), askedAt.toEpochMilli());
        String epoch = miss.epoch();
        if (epoch != null) {
            String address = ENTRIES + miss.key() + "?ttlSeconds=" + ttlSeconds + "&epoch="
                    + URLEncoder.encode(epoch, StandardCharsets.UTF_8);
            cacheService
                    .call(HttpMethod.PUT, address, Buffer.buffer(Wire.write(entry)))
                    .onFailure(e -> LOG.debugf("not stored in cache-service: %s", e.getMessage()));
        }
    }

    /**
     * Forgets a stage's answers, here at once and at cache-service as soon as it can be reached; until then nothing that it
     * has is given to anyone. Done once cache-service has forgotten them.
     */
    public Future<Void> flush(String apiId, String stage) {
        String name = apiId + "/" + stage;
        Future<Void> flushed = flushing.begin(name);
        flushes.flushed(apiId, stage);
        near.asMap().keySet().removeIf(key -> key.startsWith(name + "/"));
        return flushed;
    }

    private Future<Void> flushOwner(String stage) {
        return cacheService
                .call(HttpMethod.DELETE, STAGES + stage, Buffer.buffer())
                .compose(answer -> answer.status() < 300
                        ? Future.succeededFuture()
                        : Future.failedFuture("cache-service answered " + answer.status()));
    }
}
