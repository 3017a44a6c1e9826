package dev.sluice.ratelimit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.config.Quota;
import dev.sluice.contract.config.Throttle;
import dev.sluice.grid.Grid;
import dev.sluice.grid.Membership;
import dev.sluice.ratelimit.journal.QuotaJournal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While routers ask all nodes at once, nodes come and go, and no more is granted than the ceiling. */
class ClusteredBucketsTest {

    private static final int BUCKETS = 24;
    private static final Quota QUOTA = new Quota(2_000, 0, Quota.Period.MONTH);
    private static final Throttle THROTTLE = new Throttle(0, 2_000);

    @TempDir
    Path folder;

    private final List<Integer> ports = List.of(freePort(), freePort(), freePort());
    private final List<Grid> grids = new ArrayList<>();

    @AfterEach
    void closeAll() {
        grids.reversed().forEach(Grid::close);
    }

    @Test
    void noMoreIsGrantedThanTheCeilingWhileOneNodeJoinsAndAnotherLeaves() throws InterruptedException {
        Grid first = join(0);
        Grid second = join(1);
        var one = new Load(buckets(first), "one");
        var two = new Load(buckets(second), "two");
        one.start();
        two.start();
        await(() -> one.granted() + two.granted() > 4_000);
        Grid third = join(2);
        var three = new Load(buckets(third), "three");
        three.start();
        await(() -> three.granted() > 1_000);
        one.stop();
        grids.remove(first);
        first.close();
        await(() -> two.dry() && three.dry());
        two.stop();
        three.stop();
        int granted = one.granted() + two.granted() + three.granted();
        assertThat(granted)
                .isLessThanOrEqualTo(2 * BUCKETS * 2_000)
                .isGreaterThan(2 * BUCKETS * 2_000 - 100 * Load.THREADS * Load.WANT);
        assertThat(third.members()).hasSize(2);
    }

    @Test
    void whatWasSpentStaysSpentWhenANodeIsGone() {
        Grid first = join(0);
        Grid second = join(1);
        var before = buckets(first);
        for (int i = 0; i < BUCKETS; i++) {
            before.take("throttle" + i, THROTTLE, "router", 2_000).join();
            before.take("quota" + i, QUOTA, "router", 2_000).join();
        }
        grids.remove(first);
        first.close();
        var after = buckets(second);
        for (int i = 0; i < BUCKETS; i++) {
            assertThat(after.take("throttle" + i, THROTTLE, "router", 1).join().granted())
                    .isZero();
            assertThat(after.take("quota" + i, QUOTA, "router", 1).join().granted())
                    .isZero();
        }
        assertThat(second.share()).isEqualTo(1);
    }

    @Test
    void aRestartOfEveryNodeForgetsNoSpentQuota() {
        Grid first = join(0);
        try (QuotaJournal journal = QuotaJournal.open(folder.resolve("first.jsonl"), 0)) {
            var before = new Buckets(first, journal, Clock.systemUTC());
            before.take("quota", QUOTA, "router", 1_500).join();
            before.take("quota", QUOTA, "router", 300).join();
        }
        grids.remove(first);
        first.close();
        try (QuotaJournal journal = QuotaJournal.open(folder.resolve("first.jsonl"), 0)) {
            var after = new Buckets(join(0), journal, Clock.systemUTC());
            after.restore();
            after.restore();
            assertThat(after.take("quota", QUOTA, "router", 1_000).join().granted())
                    .isEqualTo(200);
        }
    }

    @Test
    void aNodeThatCannotSeeAnotherGivesOutItsShare() {
        Grid first = join(0);
        first.<String, String>cache("sluice-roll").put("vanished", "vanished");
        assertThat(buckets(first).take("b", QUOTA, "router", 2_000).join().granted())
                .isEqualTo(1_000);
    }

    private Buckets buckets(Grid grid) {
        return new Buckets(grid, QuotaJournal.open(folder.resolve(grid.members() + ".jsonl"), 0), Clock.systemUTC());
    }

    private Grid join(int node) {
        List<String> hosts = ports.stream().map(port -> "127.0.0.1:" + port).toList();
        Grid grid = Buckets.join(
                new Membership("buckets-test", "node" + node, "127.0.0.1", ports.get(node), hosts, "", "secret"));
        grids.add(grid);
        return grid;
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

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** Asks one node for all buckets in turn, by several threads, until it is stopped or nothing has been left for long. */
    private static final class Load {

        static final int THREADS = 3;
        static final int WANT = 5;

        private final Buckets buckets;
        private final String router;
        private final AtomicInteger granted = new AtomicInteger();
        private final AtomicInteger inVain = new AtomicInteger();
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final List<Thread> threads = new ArrayList<>();
        private volatile @Nullable Throwable failure;

        Load(Buckets buckets, String router) {
            this.buckets = buckets;
            this.router = router;
        }

        void start() {
            for (int i = 0; i < THREADS; i++) {
                threads.add(Thread.ofPlatform().start(this::run));
            }
        }

        void stop() throws InterruptedException {
            stopped.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(failure).isNull();
        }

        int granted() {
            return granted.get();
        }

        boolean dry() {
            return inVain.get() > 8 * BUCKETS || failure != null;
        }

        private void run() {
            for (int i = 0; !stopped.get(); i++) {
                int got = take("bucket" + i / 2 % BUCKETS, i % 2 == 0);
                granted.addAndGet(got);
                inVain.updateAndGet(vain -> got == 0 ? vain + 1 : 0);
            }
        }

        /** A lease that cannot be decided grants nothing; it may happen while nodes come and go. */
        private int take(String bucket, boolean throttle) {
            try {
                var grant = throttle
                        ? buckets.take(bucket, THROTTLE, router, WANT)
                        : buckets.take(bucket, QUOTA, router, WANT);
                return grant.join().granted();
            } catch (CompletionException undecided) {
                return 0;
            } catch (RuntimeException e) {
                failure = e;
                stopped.set(true);
                return 0;
            }
        }
    }
}
