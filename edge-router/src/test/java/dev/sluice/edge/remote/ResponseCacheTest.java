package dev.sluice.edge.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.cache.CacheEntry;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResponseCacheTest {

    private static final String KEY = "a1/dev/k";

    private final SteppedClock clock = new SteppedClock(1_700_000_000_000L);
    private Owner owner;
    private ResponseCache cache;

    @BeforeEach
    void start() throws Exception {
        owner = new Owner((path, body) -> Map.of());
        cache = new ResponseCache(owner.peers(), clock);
    }

    @AfterEach
    void stop() throws Exception {
        owner.close();
    }

    @Test
    void keepsWhatWasAskedForAfterTheFlush() throws Exception {
        Owner.await(owner.onLoop(() -> cache.flush("a1", "dev")));
        clock.advance(1);
        cache.store(KEY, entry(10), 60, clock.instant());
        owner.answers((path, body) -> null);

        assertThat(Owner.await(owner.onLoop(() -> cache.find(KEY)))).isPresent();
    }

    @Test
    void keepsNothingThatWasAskedForBeforeTheFlush() throws Exception {
        var asked = clock.instant();
        clock.advance(1);
        Owner.await(owner.onLoop(() -> cache.flush("a1", "dev")));
        cache.store(KEY, entry(10), 60, asked);
        owner.answers((path, body) -> null);

        assertThat(Owner.await(owner.onLoop(() -> cache.find(KEY)))).isEmpty();
        assertThat(owner.asked("/internal/cache/entries/" + KEY)).containsExactly("");
    }

    @Test
    void keepsAMebibyteAndNoMore() throws Exception {
        cache.store("a1/dev/large", entry(ResponseCache.LARGEST + 1), 60, clock.instant());
        cache.store(KEY, entry(ResponseCache.LARGEST), 60, clock.instant());
        owner.answers((path, body) -> null);

        assertThat(Owner.await(owner.onLoop(() -> cache.find(KEY)))).isPresent();
        assertThat(Owner.await(owner.onLoop(() -> cache.find("a1/dev/large")))).isEmpty();
        assertThat(owner.asked("/internal/cache/entries/a1/dev/large")).containsExactly("");
    }

    private static CacheEntry entry(int bytes) {
        return new CacheEntry(200, Map.of(), new byte[bytes], 0);
    }
}
