package dev.sluice.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.grid.Grid;
import dev.sluice.grid.Membership;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.infinispan.container.entries.CacheEntry;
import org.infinispan.container.entries.ImmortalCacheEntry;
import org.junit.jupiter.api.Test;

class EntriesTest {

    private static final byte[] ANSWER = "{}".getBytes(StandardCharsets.UTF_8);
    private static final EntryKey KEY = new EntryKey("api", "prod", "hash");

    @Test
    void bothNodesHaveAnAnswerUntilOneOfThemFlushesItsStage() {
        List<Integer> ports = List.of(freePort(), freePort());
        try (Grid first = join(ports, 0);
                Grid second = join(ports, 1)) {
            var here = new Entries(first, Clock.systemUTC());
            var there = new Entries(second, Clock.systemUTC());
            here.store(KEY, ANSWER, Duration.ofMinutes(5)).join();
            assertThat(there.find(KEY).join().found()).hasValueSatisfying(found -> {
                assertThat(found.json()).isEqualTo(ANSWER);
                assertThat(found.remainingMillis()).isBetween(290_000L, 300_000L);
            });
            there.flush("api", "prod").join();
            assertThat(here.find(KEY).join().found()).isEmpty();
            there.store(KEY, ANSWER, Duration.ofMinutes(5)).join();
            assertThat(here.find(KEY).join().found()).isPresent();
        }
    }

    @Test
    void anAnswerOutlivesTheNodeThatTookIt() {
        List<Integer> ports = List.of(freePort(), freePort());
        Grid first = join(ports, 0);
        try (Grid second = join(ports, 1)) {
            var here = new Entries(first, Clock.systemUTC());
            here.flush("api", "prod").join();
            here.store(KEY, ANSWER, Duration.ofMinutes(5)).join();
            first.close();
            assertThat(new Entries(second, Clock.systemUTC()).find(KEY).join().found())
                    .isPresent();
        }
    }

    @Test
    void anAnswerIsGoneWhenItsTimeIsOver() {
        try (Grid grid = join(List.of(17_001), 0)) {
            new Entries(grid, Clock.systemUTC())
                    .store(KEY, ANSWER, Duration.ofSeconds(60))
                    .join();
            Clock later = Clock.fixed(Instant.now().plusSeconds(60), ZoneOffset.UTC);
            assertThat(new Entries(grid, later).find(KEY).join().found()).isEmpty();
        }
    }

    @Test
    void keepsNoMoreThanItMay() {
        try (Grid grid = join(List.of(17_002), 0)) {
            var entries = new Entries(grid, Clock.systemUTC());
            int there = 0;
            for (int i = 0; i < 1_000; i++) {
                entries.store(new EntryKey("api", "prod", "h" + i), new byte[10_000], Duration.ofMinutes(5))
                        .join();
            }
            for (int i = 0; i < 1_000; i++) {
                there += entries.find(new EntryKey("api", "prod", "h" + i))
                                .join()
                                .found()
                                .isPresent()
                        ? 1
                        : 0;
            }
            assertThat(there).isBetween(50, 105);
        }
    }

    @Test
    void theLatestFlushHoldsForBothSidesOfAHealedSplit() {
        var early = new ImmortalCacheEntry("api/prod", new Epoch("b", 1));
        var late = new ImmortalCacheEntry("api/prod", new Epoch("a", 2));
        assertThat(merged(early, late)).isEqualTo(new Epoch("a", 2));
        assertThat(merged(late, early)).isEqualTo(new Epoch("a", 2));
    }

    @SuppressWarnings("unchecked")
    private static Object merged(CacheEntry<?, ?> preferred, CacheEntry<?, ?> other) {
        var typed = (CacheEntry<String, Epoch>) preferred;
        var entry = new LatestFlush().merge(typed, List.of((CacheEntry<String, Epoch>) other));
        return entry == null ? "nothing" : entry.getValue();
    }

    private static Grid join(List<Integer> ports, int node) {
        List<String> hosts = ports.stream().map(port -> "127.0.0.1:" + port).toList();
        return Entries.join(
                new Membership("entries-test", "node" + node, "127.0.0.1", ports.get(node), hosts, "", "secret"),
                1 << 20);
    }

    private static int freePort() {
        while (true) {
            try (var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    var watch = new ServerSocket(port.getLocalPort() + 50, 1, InetAddress.getLoopbackAddress())) {
                return port.getLocalPort();
            } catch (IOException | IllegalArgumentException taken) {
                Thread.onSpinWait();
            }
        }
    }
}
