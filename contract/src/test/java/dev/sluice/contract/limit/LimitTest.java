package dev.sluice.contract.limit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.config.Quota;
import dev.sluice.contract.config.Throttle;
import org.junit.jupiter.api.Test;

class LimitTest {

    private static final Throttle THROTTLE = new Throttle(1, 1);
    private static final Quota QUOTA = new Quota(1, 0, Quota.Period.DAY);

    @Test
    void requestIsForAThrottleOrAQuota() {
        assertThatThrownBy(() -> new LeaseRequest("b", 1, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bucket b");
        assertThatThrownBy(() -> new LeaseRequest("b", 1, THROTTLE, QUOTA))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void requestWantsSomething() {
        assertThatThrownBy(() -> new LeaseRequest("b", 0, THROTTLE, null)).isInstanceOf(IllegalArgumentException.class);
    }
}
