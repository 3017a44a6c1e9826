package dev.sluice.edge.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.config.Quota;
import dev.sluice.contract.config.Throttle;
import dev.sluice.contract.limit.Lease;
import dev.sluice.edge.remote.TokenLease.Taken;
import io.vertx.core.Future;
import org.junit.jupiter.api.Test;

class TokenLeaseTest {

    private static final Quota MONTHLY = new Quota(1_000, 0, Quota.Period.MONTH);

    private final TokenLease quota = new TokenLease(Bucket.of("q", MONTHLY));
    private final TokenLease lease = new TokenLease(Bucket.of("b", new Throttle(10, 5)));

    @Test
    void asksTheOwnerFirst() {
        assertThat(lease.take(0)).isEqualTo(Taken.ASK);
    }

    @Test
    void spendsWhatWasGrantedAndNoMore() {
        lease.renewed(new Lease("b", 2, 1_000, 0), 0);

        assertThat(lease.take(1)).isEqualTo(Taken.YES);
        assertThat(lease.take(1)).isEqualTo(Taken.YES);
        assertThat(lease.take(1)).isEqualTo(Taken.ASK);
    }

    @Test
    void spendsNothingAfterTheEndOfTheLease() {
        lease.renewed(new Lease("b", 2, 1_000, 0), 0);

        assertThat(lease.take(1_000)).isEqualTo(Taken.ASK);
    }

    @Test
    void refusesUntilItIsTimeToAskAgain() {
        lease.renewed(new Lease("b", 0, 0, 400), 0);

        assertThat(lease.take(399)).isEqualTo(Taken.NO);
        assertThat(lease.take(400)).isEqualTo(Taken.ASK);
    }

    @Test
    void refusesForAWhileWhenTheOwnerCannotBeReached() {
        lease.failed(250);

        assertThat(lease.take(249)).isEqualTo(Taken.NO);
        assertThat(lease.take(250)).isEqualTo(Taken.ASK);
    }

    @Test
    void asksForMoreWhenItSpendsAllAndForLessWhenItDoesNot() {
        lease.renewed(new Lease("b", 1, 1_000, 0), 0);
        lease.take(1);
        lease.renewed(new Lease("b", 2, 1_000, 0), 2);
        lease.take(3);
        assertThat(lease.want()).isEqualTo(1);
        lease.giveBack(3);

        lease.take(5_000);
        assertThat(lease.want()).isEqualTo(1);
    }

    @Test
    void spendsNoTokenOfAnOlderLotAfterItsOwnEnd() {
        lease.renewed(new Lease("b", 2, 100, 0), 0);
        lease.renewed(new Lease("b", 1, 1_000, 0), 50);

        assertThat(lease.take(100)).isEqualTo(Taken.YES);
        assertThat(lease.take(100)).isEqualTo(Taken.ASK);
    }

    @Test
    void asksForAsManyAsWait() {
        Future<Void> renewal = Future.succeededFuture();
        for (int i = 0; i < 7; i++) {
            lease.startRenewal(renewal);
        }

        assertThat(lease.want()).isEqualTo(7);
    }

    @Test
    void takesBackATokenOnlyWhileTheLeaseLasts() {
        lease.renewed(new Lease("b", 2, 1_000, 0), 0);
        lease.take(1);
        lease.giveBack(2);
        assertThat(lease.take(3)).isEqualTo(Taken.YES);
        assertThat(lease.take(3)).isEqualTo(Taken.YES);

        lease.giveBack(1_000);
        assertThat(lease.take(1_000)).isEqualTo(Taken.ASK);
    }

    @Test
    void keepsWhatEndsOfAQuotaForItsReturn() {
        quota.renewed(new Lease("q", 8, 60_000, 0), 1);
        quota.take(2);
        quota.renewed(new Lease("q", 4, 60_000, 0), 30_001);

        assertThat(quota.startReturn(60_000)).isNull();
        assertThat(quota.startReturn(60_001)).isEqualTo(new Unspent(7, 1));
        assertThat(quota.take(60_002)).isEqualTo(Taken.YES);
        assertThat(quota.startReturn(90_001)).isNull();
        quota.returned();
        assertThat(quota.startReturn(90_002)).isEqualTo(new Unspent(3, 30_001));
    }

    @Test
    void hasNothingOfAThrottleToReturn() {
        lease.renewed(new Lease("b", 8, 1_000, 0), 0);

        assertThat(lease.startReturn(1_000)).isNull();
        assertThat(lease.drain(1_000)).isNull();
    }

    @Test
    void leasesNoMoreThanAHundredthOfAQuotaAhead() {
        for (int second = 0; second < 10; second++) {
            int granted = quota.want();
            quota.renewed(new Lease("q", granted, 60_000, 0), second);
            for (int i = 0; i < granted; i++) {
                quota.take(second);
            }
        }

        assertThat(quota.want()).isEqualTo(10);
    }

    @Test
    void renewsBeforeTheEndWhileItIsUsed() {
        spendTwice();
        lease.renewed(new Lease("b", 4, 10_000, 0), 100);

        assertThat(lease.take(5_099)).isEqualTo(Taken.YES);
        assertThat(lease.take(5_100)).isEqualTo(Taken.YES_RENEW);
        lease.startRenewal(Future.succeededFuture());
        assertThat(lease.take(5_101)).isEqualTo(Taken.YES);
    }

    @Test
    void renewsWithTheLastTokenOfALeaseThatIsUsed() {
        spendTwice();
        lease.renewed(new Lease("b", 2, 10_000, 0), 100);

        assertThat(lease.take(101)).isEqualTo(Taken.YES);
        assertThat(lease.take(102)).isEqualTo(Taken.YES_RENEW);
    }

    @Test
    void leasesNothingAheadForWhoCallsOnceInTheTimeOfALease() {
        for (long now = 0; now < 100_000; now += 20_000) {
            assertThat(lease.take(now)).isEqualTo(Taken.ASK);
            assertThat(lease.want()).isEqualTo(1);
            lease.renewed(new Lease("b", 1, 10_000, 0), now);
            assertThat(lease.take(now + 1)).isEqualTo(Taken.YES);
        }
    }

    @Test
    void takesTheLastTokenOfALotBack() {
        quota.renewed(new Lease("q", 1, 60_000, 0), 0);
        quota.take(1);
        quota.giveBack(2);

        assertThat(quota.take(3)).isEqualTo(Taken.YES);
        assertThat(quota.take(3)).isEqualTo(Taken.ASK);
    }

    @Test
    void asksAgainAtOnceWhenTheLimitIsAnother() {
        quota.renewed(new Lease("q", 0, 0, 60_000), 0);
        quota.limits(Bucket.of("q", MONTHLY));
        assertThat(quota.take(1)).isEqualTo(Taken.NO);

        quota.limits(Bucket.of("q", new Quota(2_000, 0, Quota.Period.MONTH)));
        assertThat(quota.take(1)).isEqualTo(Taken.ASK);
    }

    @Test
    void aRefusalOfLimitsThatChangedMeanwhileCountsForNothing() {
        quota.startRenewal(Future.succeededFuture());
        quota.limits(Bucket.of("q", new Quota(2_000, 0, Quota.Period.MONTH)));
        quota.renewed(new Lease("q", 0, 0, 60_000), 0);

        assertThat(quota.take(1)).isEqualTo(Taken.ASK);
    }

    private void spendTwice() {
        for (int now = 0; now < 2; now++) {
            lease.renewed(new Lease("b", 1, 10_000, 0), now);
            lease.take(now);
        }
    }
}
