package dev.sluice.contract.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.config.ConfigKey.Kind;
import dev.sluice.contract.config.Quota.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {

    @ParameterizedTest
    @CsvSource({
        "stage/a1b2c3d4e5/prod, STAGE, a1b2c3d4e5/prod",
        "apikey/key001, API_KEY, key001",
        "usageplan/plan01, USAGE_PLAN, plan01",
        "userpool/us-east-1_abc, USER_POOL, us-east-1_abc",
        "vpclink/a1b2c3, VPC_LINK, a1b2c3",
        "webacl/6f6f9f0c, WEB_ACL, 6f6f9f0c"
    })
    void keyIsItsKindAndAnId(String key, Kind kind, String id) {
        assertThat(ConfigKey.parse(key)).isEqualTo(new ConfigKey(kind, id));
        assertThat(ConfigKey.parse(key)).hasToString(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"principal/root", "weather/of/tomorrow", "stage", "/x", "", "stages/a/b"})
    void keyOfALaterReleaseIsUnknownAndStaysAsItIs(String key) {
        assertThat(ConfigKey.parse(key).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(ConfigKey.parse(key)).hasToString(key);
    }

    @Test
    void keyOfAStageNamesItsApiToo() {
        assertThat(ConfigKey.stage("a1", "prod")).hasToString("stage/a1/prod");
    }

    @Test
    void stageIsExactlyOneKindOfApi() {
        assertThatThrownBy(() -> new StageConfig("a1", "prod", "d", StageSettings.NONE, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a1/prod");
    }

    @Test
    void aCanarysShareIsAPercentage() {
        assertThat(new CanarySettings("d", 100, Map.of(), false, null).percentTraffic())
                .isEqualTo(100);
        assertThatThrownBy(() -> new CanarySettings("d", -0.1, Map.of(), false, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CanarySettings("d", 100.1, Map.of(), false, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CanarySettings("d", Double.NaN, Map.of(), false, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void throttlesAndQuotasAreNotNegative() {
        assertThatThrownBy(() -> new Throttle(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Throttle(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quota(-1, 0, Period.DAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quota(1, -1, Period.DAY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void apiKeyTellsNoValue() {
        assertThat(new ApiKeyConfig("key001", "s3cret", true, null, null).toString())
                .isEqualTo("ApiKeyConfig[id=key001, enabled=true]");
    }

    @Test
    void settingsOfEveryMethodHaveAwsKey() {
        assertThat(StageSettings.EVERY_METHOD).isEqualTo("*/*");
    }

    @Test
    void collectionsCannotBeChanged() {
        var plan = new UsagePlanConfig("p", null, List.of(), null, null, List.of("k"));
        var stage = new PlanStage("a", "s", Map.of());

        assertThatThrownBy(() -> plan.keyIds().add("x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> stage.throttle().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
