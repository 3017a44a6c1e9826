package dev.sluice.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.grid.CacheDefinition.Bound;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.infinispan.AdvancedCache;
import org.junit.jupiter.api.Test;

class GridTest {

    private static final List<CacheDefinition> CACHES = List.of(
            new CacheDefinition("things", CacheDefinition.Copies.TWO, new Bound.Entries(1_000), Optional.empty()));

    @Test
    void aNodeAloneNeedsNobody() {
        try (Grid grid = Grid.start(membership("alone", 17_000, List.of(), "secret"), CACHES)) {
            AdvancedCache<String, String> things = grid.cache("things");
            things.put("a", "1");
            assertThat(things.get("a")).isEqualTo("1");
            assertThat(grid.healthy()).isTrue();
            assertThat(grid.members()).containsExactly("alone");
        }
    }

    @Test
    void whatOneNodeWroteOutlivesIt() {
        int first = freePort();
        int second = freePort();
        List<String> hosts = List.of("127.0.0.1:" + first, "127.0.0.1:" + second);
        try (Grid survivor = Grid.start(membership("survivor", second, hosts, "secret"), CACHES)) {
            try (Grid leaver = Grid.start(membership("leaver", first, hosts, "secret"), CACHES)) {
                assertThat(leaver.members()).hasSize(2);
                leaver.<String, String>cache("things").put("a", "1");
            }
            await(() -> survivor.members().size() == 1);
            assertThat(survivor.<String, String>cache("things").get("a")).isEqualTo("1");
            assertThat(survivor.healthy()).isTrue();
        }
    }

    /** Two addresses of one name: what stands for it here is a list of two. */
    @Test
    void membersFindEachOtherByDns() {
        int port = freePort();
        try (Grid first = Grid.start(byDns("127.0.0.2", port), CACHES);
                Grid second = Grid.start(byDns("127.0.0.3", port), CACHES)) {
            await(() -> first.members().size() == 2);
            assertThat(second.members()).containsExactlyInAnyOrder("127.0.0.2", "127.0.0.3");
        }
    }

    private static Membership byDns(String address, int port) {
        return new Membership("grid-test", address, address, port, List.of(), "127.0.0.2,127.0.0.3", "secret");
    }

    @Test
    void aNodeWithAnotherSecretIsNotLetIn() {
        int first = freePort();
        int second = freePort();
        List<String> hosts = List.of("127.0.0.1:" + first, "127.0.0.1:" + second);
        try (Grid grid = Grid.start(membership("member", first, hosts, "secret"), CACHES)) {
            assertThatThrownBy(() -> Grid.start(membership("stranger", second, hosts, "guess"), CACHES))
                    .hasStackTraceContaining("authentication failed");
            assertThat(grid.members()).containsExactly("member");
        }
    }

    private static Membership membership(String node, int port, List<String> hosts, String secret) {
        return new Membership("grid-test", node, "127.0.0.1", port, hosts, "", secret);
    }

    /** Free at this moment, and so is the one on which members watch each other. */
    private static int freePort() {
        while (true) {
            try (var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    var watch = new ServerSocket(
                            port.getLocalPort() + JGroupsStack.FAILURE_DETECTION_DISTANCE,
                            1,
                            InetAddress.getLoopbackAddress())) {
                return port.getLocalPort();
            } catch (IOException | IllegalArgumentException taken) {
                Thread.onSpinWait();
            }
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
