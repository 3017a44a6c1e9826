package dev.sluice.edge.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.cache.CacheEntry;
import dev.sluice.edge.exchange.CacheLookup;
import dev.sluice.edge.exchange.CacheLookup.Hit;
import dev.sluice.edge.exchange.CacheLookup.Miss;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResponseCacheTest {

    private static final String KEY = "a1/dev/k";
    private static final String ENTRY = "/internal/cache/entries/" + KEY;
    private static final String STAGE = "/internal/cache/stages/a1/dev";

    private final SteppedClock clock = new SteppedClock(1_700_000_000_000L);
    private final Queue<Runnable> retries = new ArrayDeque<>();
    private Owner owner;
    private ResponseCache cache;

    @BeforeEach
    void start() throws Exception {
        owner = new Owner((path, body) -> path.equals(STAGE) ? 204 : 404);
        owner.headers(Map.of("X-Sluice-Epoch", "e1"));
        cache = new ResponseCache(owner.peers(), clock, (action, millis) -> retries.add(action));
    }

    @AfterEach
    void stop() throws Exception {
        owner.close();
    }

    @Test
    void storesInTheEpochInWhichTheAnswerWasNotThere() throws Exception {
        Miss miss = (Miss) find(KEY);
        cache.store(miss, entry(10), 60, clock.instant());
        find("a1/dev/other");

        assertThat(miss).isEqualTo(new Miss(KEY, "e1"));
        assertThat(owner.addresses()).contains("PUT " + ENTRY + "?ttlSeconds=60&epoch=e1");
    }

    @Test
    void keepsWhatWasAskedForAfterTheFlush() throws Exception {
        flush();
        clock.advance(1);
        cache.store(new Miss(KEY, "e2"), entry(10), 60, clock.instant());

        assertThat(find(KEY)).isInstanceOf(Hit.class);
    }

    @Test
    void keepsNothingNearThatWasAskedForBeforeTheFlush() throws Exception {
        var asked = clock.instant();
        clock.advance(1);
        flush();
        cache.store(new Miss(KEY, "e1"), entry(10), 60, asked);

        assertThat(find(KEY)).isInstanceOf(Miss.class);
    }

    @Test
    void givesNothingOfTheOwnersUntilItHasFlushed() throws Exception {
        owner.answers((path, body) -> path.equals(STAGE) ? 503 : entry(10));
        var flushed = owner.onLoop(() -> cache.flush("a1", "dev"));
        while (retries.isEmpty()) {
            Thread.onSpinWait();
        }

        assertThat(find(KEY)).isEqualTo(new Miss(KEY, null));
        assertThat(find("a1/prod/k")).isInstanceOf(Hit.class);

        owner.answers((path, body) -> path.equals(STAGE) ? 204 : entry(10));
        owner.onLoop(() -> {
            retries.remove().run();
            return flushed;
        });
        Owner.await(flushed);

        assertThat(find(KEY)).isInstanceOf(Hit.class);
    }

    @Test
    void storesNothingAtAnOwnerThatCouldNotBeAsked() throws Exception {
        owner.answers((path, body) -> null);
        Miss miss = (Miss) find(KEY);
        cache.store(miss, entry(10), 60, clock.instant());

        assertThat(miss.epoch()).isNull();
        assertThat(find(KEY)).isInstanceOf(Hit.class);
        assertThat(owner.addresses()).noneMatch(address -> address.startsWith("PUT"));
    }

    @Test
    void passesOverWhatIsKeptWhenAskedToRenew() throws Exception {
        cache.store(new Miss(KEY, "e1"), entry(10), 60, clock.instant());

        assertThat(Owner.await(owner.onLoop(() -> cache.renew(KEY)))).isEqualTo(new Miss(KEY, "e1"));
        assertThat(find(KEY)).isInstanceOf(Miss.class);
    }

    @Test
    void keepsAMebibyteAndNoMore() throws Exception {
        cache.store(new Miss("a1/dev/large", "e1"), entry(ResponseCache.LARGEST + 1), 60, clock.instant());
        cache.store(new Miss(KEY, "e1"), entry(ResponseCache.LARGEST), 60, clock.instant());

        assertThat(find(KEY)).isInstanceOf(Hit.class);
        assertThat(find("a1/dev/large")).isInstanceOf(Miss.class);
        assertThat(owner.addresses())
                .noneMatch(address -> address.contains("PUT /internal/cache/entries/a1/dev/large"));
    }

    private CacheLookup find(String key) throws Exception {
        return Owner.await(owner.onLoop(() -> cache.find(key)));
    }

    private void flush() throws Exception {
        Owner.await(owner.onLoop(() -> cache.flush("a1", "dev")));
    }

    private static CacheEntry entry(int bytes) {
        return new CacheEntry(200, Map.of(), new byte[bytes], 0);
    }
}
