package dev.sluice.ratelimit.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Over every interval of every history, what routers spend is at most burst + rate · t. The histories are random but the
 * same at each run; the routers hoard what they lease and spend it as late as they may, which is the worst they can do.
 */
class TokenCeilingTest {

    private static final long START = 1_700_000_000_000L;
    private static final double[] RATES = {0, 0.01, 0.3, 1, 7, 10, 100, 1_000, 10_000};
    private static final int[] BURSTS = {1, 2, 3, 5, 20, 100, 5_000};

    @Test
    void noIntervalHasMoreThanBurstAndInflow() {
        noIntervalHasMore(0);
    }

    /** Where nodes' clocks differ by some milliseconds, an interval has the inflow of as many milliseconds more. */
    @Test
    void clocksThatDifferAddTheInflowOfTheirDifferenceAtTheMost() {
        noIntervalHasMore(20);
    }

    private static void noIntervalHasMore(int skew) {
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            double rate = RATES[random.nextInt(RATES.length)];
            int burst = BURSTS[random.nextInt(BURSTS.length)];
            var history = new History(rate, burst, skew, random);
            for (int step = 0; step < 120; step++) {
                history.step();
            }
            history.check("seed " + seed + ", rate " + rate + ", burst " + burst);
        }
    }

    @Test
    void everyRouterThatKeepsAskingGetsSome() {
        for (int routers = 2; routers <= 8; routers++) {
            Map<Integer, Integer> got = new HashMap<>();
            var bucket = new TokenBucket(100, 50);
            ThrottleState state = null;
            for (int step = 0; step < 2_000; step++) {
                int router = step % routers;
                var taken = bucket.take(state, new Ask("router" + router, 1_000, START + step * 10L, 1));
                state = taken.state();
                got.merge(router, taken.grant().granted(), Integer::sum);
            }
            int total = got.values().stream().mapToInt(Integer::intValue).sum();
            assertThat(total).isBetween(1_700, 50 + 2_000);
            int fair = total / routers;
            assertThat(got.values()).allSatisfy(mine -> assertThat(mine).isGreaterThan(fair / 3));
        }
    }

    @Test
    void thePartsOfASplitClusterTogetherKeepTheCeiling() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var bucket = new TokenBucket(20, 40);
            ThrottleState atSplit = bucket.take(null, new Ask("a", random.nextInt(40) + 1, START, 1))
                    .state();
            long there = atSplit.nanoTokens() / TokenBucket.TOKEN;
            long granted = 0;
            for (double share : new double[] {2 / 3.0, 1 / 3.0}) {
                ThrottleState side = atSplit;
                for (int i = 1; i <= 100; i++) {
                    var taken = bucket.take(side, new Ask("a", random.nextInt(9) + 1, START + i * 50L, share));
                    side = taken.state();
                    granted += taken.grant().granted();
                }
            }
            assertThat(granted).isBetween(60L, there + 20 * 5);
        }
    }

    /** One bucket, some routers, and the moments at which they spent a token. */
    private static final class History {

        private final TokenBucket bucket;
        private final int skew;
        private final Random random;
        private final List<Long> spent = new ArrayList<>();
        private @Nullable ThrottleState state;
        private long now = START;

        History(double rate, int burst, int skew, Random random) {
            this.bucket = new TokenBucket(rate, burst);
            this.skew = skew;
            this.random = random;
        }

        void step() {
            now += pause();
            String router = "router" + random.nextInt(4);
            int want = random.nextBoolean() ? 1 : 1 + random.nextInt(2 * bucket.burst());
            var taken = bucket.take(state, new Ask(router, want, now - (random.nextInt(8) == 0 ? skew : 0), 1));
            state = taken.state();
            long valid = taken.grant().validMillis();
            for (int i = 0; i < taken.grant().granted(); i++) {
                spent.add(now + (random.nextInt(3) == 0 ? random.nextLong(valid + 1) : valid));
            }
        }

        /** From nothing to some seconds, and now and then until the bucket must be full. */
        private long pause() {
            return switch (random.nextInt(10)) {
                case 0, 1, 2 -> 0;
                case 3, 4, 5, 6 -> random.nextInt(30);
                case 7, 8 -> random.nextInt(2_000);
                default -> random.nextInt(60_000);
            };
        }

        void check(String history) {
            long[] moments = spent.stream().mapToLong(Long::longValue).sorted().toArray();
            for (int from = 0; from < moments.length; from += 1 + moments.length / 400) {
                int first = firstOf(moments, moments[from]);
                for (int to = first; to < moments.length; to += 1 + moments.length / 400) {
                    long millis = moments[to] - moments[first] + skew;
                    double ceiling = bucket.burst() + bucket.rate() * millis / 1_000 + 1e-6;
                    assertThat((double) (to - first + 1))
                            .as("%s: from %d to %d ms", history, moments[first] - START, moments[to] - START)
                            .isLessThanOrEqualTo(ceiling);
                }
            }
        }

        private static int firstOf(long[] moments, long moment) {
            int at = Arrays.binarySearch(moments, moment);
            while (at > 0 && moments[at - 1] == moment) {
                at--;
            }
            return at;
        }
    }
}
