package dev.sluice.ratelimit.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.config.Quota;
import dev.sluice.contract.config.Quota.Period;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotaBucketTest {

    private static final long NOON = Instant.parse("2026-11-18T12:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final QuotaState UNTOUCHED = new QuotaState(0, 0, 0, List.of(), List.of());

    private QuotaState state = UNTOUCHED;

    @Test
    void grantsUpToItsLimitInAPeriod() {
        Quota quota = new Quota(10, 0, Period.DAY);
        assertThat(take(quota, "a", 7, NOON).granted()).isEqualTo(7);
        assertThat(take(quota, "a", 7, NOON).granted()).isEqualTo(3);
        Grant refused = take(quota, "a", 1, NOON + 1);
        assertThat(refused.granted()).isZero();
        assertThat(refused.retryMillis()).isEqualTo(60_000);
    }

    @Test
    void beginsAnewWithEachPeriod() {
        Quota quota = new Quota(10, 0, Period.DAY);
        take(quota, "a", 10, NOON);
        assertThat(take(quota, "a", 1, NOON + 12 * HOUR - 1).retryMillis()).isEqualTo(1);
        assertThat(take(quota, "a", 99, NOON + 12 * HOUR).granted()).isEqualTo(10);
    }

    @Test
    void theOffsetCountsInTheFirstPeriodOnly() {
        Quota quota = new Quota(10, 4, Period.DAY);
        assertThat(take(quota, "a", 99, NOON).granted()).isEqualTo(6);
        assertThat(take(quota, "a", 99, NOON + 24 * HOUR).granted()).isEqualTo(10);
        assertThat(QuotaBucket.forgetAfter(state, NOON + 24 * HOUR)).isGreaterThan(31 * 24 * HOUR);
    }

    @Test
    void anOffsetBeyondTheLimitLeavesNothing() {
        assertThat(take(new Quota(10, 40, Period.WEEK), "a", 1, NOON).granted()).isZero();
    }

    @Test
    void aLeaseEndsWithItsPeriod() {
        Quota quota = new Quota(10, 0, Period.DAY);
        assertThat(take(quota, "a", 1, NOON).validMillis()).isEqualTo(60_000);
        assertThat(take(quota, "a", 1, NOON + 12 * HOUR - 5_000).validMillis()).isEqualTo(5_000);
    }

    @Test
    void aLateClockDoesNotBringTheLastPeriodBack() {
        Quota quota = new Quota(10, 0, Period.DAY);
        take(quota, "a", 10, NOON);
        take(quota, "a", 10, NOON + 12 * HOUR);
        assertThat(take(quota, "b", 10, NOON + 12 * HOUR - 1).granted()).isZero();
        assertThat(take(quota, "b", 10, NOON + 12 * HOUR + 1).granted()).isZero();
    }

    @Test
    void anotherLimitTakesEffectAtOnce() {
        take(new Quota(10, 0, Period.DAY), "a", 8, NOON);
        assertThat(take(new Quota(5, 0, Period.DAY), "a", 9, NOON).granted()).isZero();
        assertThat(take(new Quota(20, 0, Period.DAY), "a", 99, NOON).granted()).isEqualTo(12);
    }

    @Test
    void anotherPeriodKeepsWhatWasSpent() {
        take(new Quota(10, 0, Period.DAY), "a", 8, NOON);
        assertThat(take(new Quota(10, 0, Period.MONTH), "a", 9, NOON).granted()).isEqualTo(2);
        assertThat(take(new Quota(10, 0, Period.MONTH), "a", 9, NOON + 24 * HOUR)
                        .granted())
                .isZero();
    }

    @Test
    void whatIsReturnedCanBeHadAgain() {
        Quota quota = new Quota(10, 0, Period.DAY);
        take(quota, "a", 10, NOON);
        giveBack("a", 4, NOON);
        assertThat(take(quota, "b", 9, NOON).granted()).isEqualTo(2);
        assertThat(take(quota, "b", 9, NOON).granted()).isEqualTo(1);
        assertThat(take(quota, "b", 9, NOON).granted()).isEqualTo(1);
        assertThat(take(quota, "b", 9, NOON).granted()).isZero();
    }

    @Test
    void aReturnCountsOnceAndNeverForMoreThanWasLeased() {
        Quota quota = new Quota(10, 0, Period.DAY);
        take(quota, "a", 6, NOON);
        giveBack("a", 600, NOON);
        giveBack("a", 6, NOON);
        giveBack("stranger", 6, NOON);
        assertThat(state.spent()).isZero();
        take(quota, "b", 10, NOON);
        giveBack("a", 6, NOON);
        assertThat(state.spent()).isPositive();
        assertThat(take(quota, "b", 10, NOON + 60_001).granted() + state.spent())
                .isEqualTo(10 + 5);
    }

    @Test
    void aReturnOfTheLastPeriodCountsForNothing() {
        Quota quota = new Quota(10, 0, Period.DAY);
        take(quota, "a", 10, NOON);
        take(quota, "a", 10, NOON + 12 * HOUR);
        giveBack("a", 10, NOON + 12 * HOUR + 4_999);
        assertThat(state.spent()).isEqualTo(10);
    }

    @Test
    void halfOfAClusterGivesHalfAndPaysForAll() {
        var taken = new QuotaBucket(new Quota(10, 0, Period.DAY)).take(null, new Ask("a", 99, NOON, 0.5));
        assertThat(taken.grant().granted()).isEqualTo(5);
        assertThat(taken.state().spent()).isEqualTo(10);
    }

    @Test
    void noHistoryOfLeasesAndReturnsPassesTheLimit() {
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            Quota quota = new Quota(random.nextInt(200), random.nextInt(20), Period.DAY);
            state = UNTOUCHED;
            Map<String, Integer> unspent = new HashMap<>();
            int spent = 0;
            for (int step = 0; step < 200; step++) {
                String router = "router" + random.nextInt(5);
                if (random.nextInt(4) == 0) {
                    giveBack(router, unspent.getOrDefault(router, 0), NOON + step);
                    unspent.remove(router);
                } else {
                    int granted = take(quota, router, 1 + random.nextInt(30), NOON + step)
                            .granted();
                    int used = granted == 0 ? 0 : random.nextInt(granted + 1);
                    spent += used;
                    unspent.merge(router, granted - used, Integer::sum);
                }
            }
            assertThat(spent).as("seed %d", seed).isLessThanOrEqualTo(Math.max(0, quota.limit() - quota.offset()));
        }
    }

    private Grant take(Quota quota, String router, int want, long now) {
        var taken = new QuotaBucket(quota).take(state == UNTOUCHED ? null : state, new Ask(router, want, now, 1));
        state = taken.state();
        return taken.grant();
    }

    private void giveBack(String router, int unspent, long now) {
        state = QuotaBucket.giveBack(state, router, unspent, now);
    }
}
