package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.config.MethodSetting;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.config.StageSettings;
import dev.sluice.edge.table.CachePolicy;
import dev.sluice.edge.table.RouteTree;
import dev.sluice.edge.table.Stage;
import dev.sluice.edge.table.StageCompiler;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanaryTest {

    private static final Map<String, String> VARIABLES = Map.of("color", "red", "shape", "round");
    private static final Map<String, String> OVERRIDES = Map.of("color", "yellow", "size", "small");
    private EdgeHarness edge;

    @BeforeEach
    void start() throws Exception {
        edge = new EdgeHarness(request -> request.response().setStatusCode(404).end());
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    private static Apis api(String version) {
        String template = version
                + " $stageVariables.color $stageVariables.shape $!stageVariables.size $context.isCanaryRequest"
                + " $context.deploymentId";
        return Apis.api()
                .settings(new StageSettings(VARIABLES, false, Map.of()))
                .method(
                        "GET",
                        "/",
                        Apis.mock(
                                "{\"statusCode\":200}",
                                Apis.response("200", null, Map.of(), Map.of("application/json", template))));
    }

    private String answered(StageConfig stage) throws Exception {
        edge.apply("stage/a1/dev", stage);
        return edge.send(edge.request("/a1/dev/").GET()).body();
    }

    @Test
    void aCanaryWithoutAShareIsAskedNothing() throws Exception {
        StageConfig stage = api("two").canaryOf(api("one").stage("a1", "dev"), 0, OVERRIDES, false);

        assertThat(answered(stage)).isEqualTo("one red round  false d1");
    }

    @Test
    void aCanaryHasItsOwnVersionAndVariables() throws Exception {
        StageConfig stage = api("two").canaryOf(api("one").stage("a1", "dev"), 100, OVERRIDES, false);

        assertThat(answered(stage)).isEqualTo("two yellow round small true d2");
    }

    @Test
    void aStageWithoutACanaryDoesNotSpeakOfOne() throws Exception {
        assertThat(answered(api("one").stage("a1", "dev")))
                .doesNotContain("true")
                .doesNotContain("false");
    }

    @ParameterizedTest
    @CsvSource({"0, d2", "24.9, d2", "25, d1", "99.9, d1"})
    void theDrawDecides(double draw, String deployment) {
        StageConfig stage = api("two").canaryOf(api("one").stage("a1", "dev"), 25, Map.of(), false);

        assertThat(split(stage).drawn(draw).release().deploymentId()).isEqualTo(deployment);
    }

    @Test
    void answersOfAnotherVersionAreCachedApartOrNotAtAll() {
        StageConfig stage = cached().stage("a1", "dev");

        Stage.Split sharing = split(cached().canaryOf(stage, 50, Map.of(), true));
        Stage.Split apart = split(cached().canaryOf(stage, 50, Map.of(), false));

        assertThat(namespace(sharing.production())).isEqualTo("r47");
        assertThat(namespace(sharing.canary())).isEqualTo("d2/r47");
        assertThat(namespace(apart.canary())).isEqualTo("none");
    }

    private static Apis cached() {
        MethodSetting caching = new MethodSetting(null, null, true, 60, null, null);
        return api("any").settings(new StageSettings(Map.of(), true, Map.of(StageSettings.EVERY_METHOD, caching)));
    }

    private static String namespace(Stage.Rest stage) {
        RouteTree.Match match = Objects.requireNonNull(stage.routes().find("GET", "/"));
        CachePolicy policy = match.route().cache();
        return policy == null ? "none" : policy.namespace();
    }

    private static Stage.Split split(StageConfig stage) {
        return (Stage.Split) StageCompiler.compile(stage);
    }
}
