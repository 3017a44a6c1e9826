package dev.sluice.edge.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.config.ApiKeyConfig;
import dev.sluice.contract.config.PlanStage;
import dev.sluice.contract.config.UsagePlanConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private final KeyRing ring =
            KeyRing.EMPTY.withKey("k1", key("k1", "secret-one", true)).withPlan("p1", plan("p1", "k1"));

    @Test
    void findsAKeyOfAPlanThatHasTheStage() {
        assertThat(ring.find("secret-one", "api", "dev")).isNotNull();
        assertThat(ring.find("secret-one", "api", "prod")).isNull();
        assertThat(ring.find("secret-two", "api", "dev")).isNull();
    }

    @Test
    void findsNoDisabledKey() {
        assertThat(ring.withKey("k1", key("k1", "secret-one", false)).find("secret-one", "api", "dev"))
                .isNull();
    }

    @Test
    void forgetsAKeysOldValue() {
        KeyRing changed = ring.withKey("k1", key("k1", "changed", true));

        assertThat(changed.find("secret-one", "api", "dev")).isNull();
        assertThat(changed.find("changed", "api", "dev")).isNotNull();
        assertThat(ring.find("secret-one", "api", "dev"))
                .as("the old ring is as it was")
                .isNotNull();
    }

    @Test
    void forgetsKeysThatLeftAPlan() {
        assertThat(ring.withPlan("p1", plan("p1", "k2")).find("secret-one", "api", "dev"))
                .isNull();
        assertThat(ring.withPlan("p1", null).find("secret-one", "api", "dev")).isNull();
        assertThat(ring.withKey("k1", null).find("secret-one", "api", "dev")).isNull();
    }

    private static ApiKeyConfig key(String id, String value, boolean enabled) {
        return new ApiKeyConfig(id, value, enabled, null, null);
    }

    private static UsagePlanConfig plan(String id, String keyId) {
        return new UsagePlanConfig(
                id, null, List.of(new PlanStage("api", "dev", Map.of())), null, null, List.of(keyId));
    }
}
