package dev.sluice.ratelimit.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.config.Quota;
import dev.sluice.contract.config.Quota.Period;
import dev.sluice.contract.limit.BucketUsage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotaBucketTest {

    private static final long NOON = Instant.parse("2026-11-18T12:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final QuotaState UNTOUCHED = new QuotaState(0, 0, 0, List.of(), List.of(), 0, List.of());

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
    void whatIsLeftOfALaterLeaseIsReturnedAfterwards() {
        Quota quota = new Quota(100, 0, Period.MONTH);
        take(quota, "a", 40, NOON);
        giveBack(new Unspent("a", 30, 1, 60_000), NOON + 60_000);
        take(quota, "a", 20, NOON + 60_000);
        giveBack(new Unspent("a", 15, 2, 60_000), NOON + 120_000);
        assertThat(state.spent()).isEqualTo(15);
    }

    @Test
    void aReturnThatArrivesAgainCountsForNothingThoughMoreWasLeasedSince() {
        Quota quota = new Quota(100, 0, Period.MONTH);
        take(quota, "a", 40, NOON);
        giveBack(new Unspent("a", 30, 1, 60_000), NOON + 60_000);
        take(quota, "a", 50, NOON + 60_001);
        giveBack(new Unspent("a", 30, 1, 60_000), NOON + 60_002);
        assertThat(state.spent()).isEqualTo(60);
    }

    @Test
    void tokensOfAPeriodThatIsOverCountForNothingHoweverLateTheyCome() {
        Quota quota = new Quota(100, 0, Period.DAY);
        take(quota, "a", 40, NOON + 12 * HOUR - 60_000);
        take(quota, "a", 40, NOON + 12 * HOUR + 20_000);
        giveBack(new Unspent("a", 30, 1, 90_000), NOON + 12 * HOUR + 30_000);
        assertThat(state.spent()).isEqualTo(40);
        giveBack(new Unspent("a", 30, 2, 10_000), NOON + 12 * HOUR + 30_000);
        assertThat(state.spent()).isEqualTo(10);
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
    void reportsWhatWasSpentOnEachDay() {
        Quota quota = new Quota(10, 0, Period.MONTH);
        take(quota, "a", 4, NOON);
        giveBack("a", 1, NOON + HOUR);
        take(quota, "a", 2, NOON + 48 * HOUR);
        assertThat(report(quota, "2026-11-17", "2026-11-30", NOON + 72 * HOUR))
                .containsExactly(
                        new BucketUsage.Day(0, 10),
                        new BucketUsage.Day(3, 7),
                        new BucketUsage.Day(0, 7),
                        new BucketUsage.Day(2, 5),
                        new BucketUsage.Day(0, 5));
        assertThat(report(quota, "2026-12-01", "2026-12-01", NOON + 72 * HOUR)).isEmpty();
        assertThat(report(quota, "2026-12-01", "2026-12-01", NOON + 20 * 24 * HOUR))
                .containsExactly(new BucketUsage.Day(0, 10));
    }

    @Test
    void remembersDaysThroughPeriodsUpToNinety() {
        Quota quota = new Quota(10, 0, Period.DAY);
        for (int day = 0; day < 100; day++) {
            take(quota, "a", 1 + day % 5, NOON + day * 24 * HOUR);
        }
        assertThat(state.days()).hasSize(90);
        assertThat(report(quota, "2026-11-18", "2027-02-25", NOON + 99 * 24 * HOUR))
                .hasSize(90)
                .endsWith(new BucketUsage.Day(5, 5));
    }

    @Test
    void anExtensionIsSpendableAndReturnsOfOldLeasesAreNot() {
        Quota quota = new Quota(10, 0, Period.DAY);
        take(quota, "a", 10, NOON);
        state = new QuotaBucket(quota).extend(state, 25, NOON + 1);
        giveBack("a", 10, NOON + 10_000);
        assertThat(report(quota, "2026-11-18", "2026-11-18", NOON + HOUR)).containsExactly(new BucketUsage.Day(10, 25));
        assertThat(take(quota, "b", 99, NOON + 2 * HOUR).granted()).isEqualTo(25);
        assertThat(take(quota, "b", 99, NOON + 2 * HOUR).granted()).isZero();
        assertThat(take(quota, "b", 99, NOON + 12 * HOUR).granted()).isEqualTo(10);
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
                    int part = random.nextInt(unspent.getOrDefault(router, 0) + 1);
                    var back = new Unspent(router, part, step + 1, 0);
                    giveBack(back, NOON + step);
                    giveBack(back, NOON + step);
                    unspent.merge(router, -part, Integer::sum);
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

    private List<BucketUsage.Day> report(Quota quota, String start, String end, long now) {
        return new QuotaBucket(quota).report(state, LocalDate.parse(start), LocalDate.parse(end), now);
    }

    private void giveBack(String router, int unspent, long now) {
        giveBack(new Unspent(router, unspent, 0, 0), now);
    }

    private void giveBack(Unspent unspent, long now) {
        state = QuotaBucket.giveBack(state, unspent, now);
    }
}
