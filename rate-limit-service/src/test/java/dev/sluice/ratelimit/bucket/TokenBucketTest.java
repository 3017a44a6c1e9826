package dev.sluice.ratelimit.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long NOON = 1_700_000_000_000L;

    private @Nullable ThrottleState state;
    private long now = NOON;

    @Test
    void aNewBucketIsFull() {
        assertThat(take(10, 5, 9).granted()).isEqualTo(5);
    }

    @Test
    void refusesWhenBurstIsSpent() {
        take(1, 5, 5);
        Grant refused = take(1, 5, 1);
        assertThat(refused.granted()).isZero();
        assertThat(refused.validMillis()).isZero();
        assertThat(refused.retryMillis()).isBetween(1_000L, 1_150L);
    }

    @Test
    void aTokenIsThereWhenTheRouterWasToldToRetry() {
        take(1, 5, 5);
        now += take(1, 5, 1).retryMillis();
        assertThat(take(1, 5, 1).granted()).isEqualTo(1);
    }

    @Test
    void refillsAtItsRateUpToItsBurst() {
        take(10, 20, 20);
        now += 1_130;
        assertThat(take(10, 20, 100).granted()).isEqualTo(10);
        now += 60_000;
        assertThat(take(10, 20, 100).granted()).isEqualTo(20);
    }

    @Test
    void fillsSlowlyThoughItIsAskedEveryMillisecond() {
        state = null;
        take(0.000_1, 1, 1);
        int granted = 0;
        for (int i = 0; i < 10_200; i++) {
            now += 1;
            granted += take(0.1, 1, 1).granted();
        }
        assertThat(granted).isEqualTo(1);
    }

    @Test
    void givesFractionsOfASecondTheirDue() {
        take(3, 1, 1);
        int granted = 0;
        for (int i = 0; i < 1_000; i++) {
            now += 10;
            granted += take(3, 1, 1).granted();
        }
        assertThat(granted).isBetween(25, 30);
    }

    @Test
    void neverGivesWithoutBurst() {
        Grant refused = take(100, 0, 1);
        assertThat(refused.granted()).isZero();
        assertThat(refused.retryMillis()).isEqualTo(60_000);
    }

    @Test
    void withoutARateTheBurstIsAllThereEverIs() {
        assertThat(take(0, 3, 10).granted()).isEqualTo(3);
        now += 86_400_000;
        Grant refused = take(0, 3, 1);
        assertThat(refused.granted()).isZero();
        assertThat(refused.retryMillis()).isEqualTo(60_000);
        assertThat(new TokenBucket(0, 3).forgetAfter(state())).isNegative();
    }

    @Test
    void aLowerBurstTakesEffectAtOnce() {
        take(10, 100, 1);
        assertThat(take(10, 5, 100).granted()).isEqualTo(4);
    }

    @Test
    void aHigherRateTakesEffectAtOnce() {
        take(1, 100, 100);
        now += 1_000;
        assertThat(take(50, 100, 100).granted()).isBetween(40, 50);
    }

    @Test
    void aLateClockAddsNothingTwice() {
        take(10, 10, 10);
        now += 1_000;
        int first = take(10, 10, 10).granted();
        now -= 900;
        assertThat(take(10, 10, 10).granted()).isZero();
        now += 900;
        assertThat(take(10, 10, 10).granted()).isZero();
        assertThat(first).isBetween(8, 10);
    }

    @Test
    void sharesWhatIsThereAmongRoutersThatAsk() {
        ask("a", 10, 100, 90);
        ask("b", 10, 100, 1);
        assertThat(ask("a", 10, 100, 100)).isEqualTo(5);
        assertThat(ask("b", 10, 100, 100)).isEqualTo(2);
        assertThat(ask("c", 10, 100, 100)).isEqualTo(1);
    }

    @Test
    void aRouterThatIsAloneAgainGetsEverything() {
        ask("a", 100, 100, 100);
        ask("b", 100, 100, 1);
        now += 5_000;
        assertThat(ask("a", 100, 100, 100)).isEqualTo(100);
    }

    @Test
    void aSmallLeaseOfAFullBucketIsValidForLong() {
        assertThat(take(10_000, 5_000, 100).validMillis()).isEqualTo(10_000);
        assertThat(take(10_000, 5_000, 4_900).validMillis()).isEqualTo(100);
    }

    @Test
    void aLeaseIsValidForLongerTheMoreRoomIsLeft() {
        assertThat(take(10, 100, 10).validMillis()).isEqualTo(10_000);
        assertThat(take(10, 100, 10).validMillis()).isEqualTo(2_000);
        assertThat(take(10, 100, 40).validMillis()).isEqualTo(1_000);
        assertThat(take(10, 100, 40).validMillis()).isEqualTo(100);
    }

    @Test
    void losesNoInflowToLeasesThatAreSpentAtOnce() {
        int granted = 0;
        for (int i = 0; i < 60_000; i += 50) {
            now = NOON + i;
            granted += take(10, 20, 4).granted();
        }
        assertThat(granted).isBetween(600, 20 + 600);
    }

    @Test
    void aLeaseOfAFastSmallBucketIsValidForAsLongAsItsRefillBears() {
        assertThat(take(100, 20, 20).validMillis()).isEqualTo(50);
        now += 60_000;
        assertThat(take(10_000, 1, 1).validMillis()).isEqualTo(25);
    }

    @Test
    void whatIsOutOnLeaseTakesRoomInTheBucket() {
        Grant lease = take(1_000, 10, 10);
        now += lease.validMillis();
        assertThat(take(1_000, 10, 10).granted()).isZero();
        now += lease.validMillis();
        assertThat(take(1_000, 10, 10).granted()).isPositive();
    }

    @Test
    void halfOfAClusterGivesHalfAndPaysForAll() {
        var bucket = new TokenBucket(10, 100);
        var taken = bucket.take(null, new Ask("a", 100, now, 0.5));
        assertThat(taken.grant().granted()).isEqualTo(50);
        assertThat(taken.state().nanoTokens()).isZero();
    }

    @Test
    void aPartOfAClusterStillGivesTheOneTokenOfASmallBucket() {
        var bucket = new TokenBucket(10, 1);
        var taken = bucket.take(null, new Ask("a", 1, now, 0.5));
        assertThat(taken.grant().granted()).isEqualTo(1);
        var again = bucket.take(taken.state(), new Ask("a", 1, now + 150, 0.5));
        assertThat(again.grant().granted()).isZero();
    }

    @Test
    void isForgottenOnlyOnceItIsFullAndNothingIsOut() {
        take(10, 100, 100);
        assertThat(new TokenBucket(10, 100).forgetAfter(state())).isGreaterThan(10_000 + 1_200);
    }

    private Grant take(double rate, int burst, int want) {
        var taken = new TokenBucket(rate, burst).take(state, new Ask("a", want, now, 1));
        state = taken.state();
        return taken.grant();
    }

    private int ask(String router, double rate, int burst, int want) {
        var taken = new TokenBucket(rate, burst).take(state, new Ask(router, want, now, 1));
        state = taken.state();
        return taken.grant().granted();
    }

    private ThrottleState state() {
        assertThat(state).isNotNull();
        return state == null ? new ThrottleState(0, 0, java.util.List.of(), java.util.List.of()) : state;
    }
}
