package dev.sluice.local.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    private static final Path PROJECT = Path.of("/project");

    @Test
    void everyReplicaKnowsItselfAndAllOthers() {
        Map<String, String> second = environment(Map.of(), Map.of("cache-service", 2), Service.CACHE_SERVICE, 1);
        assertThat(second)
                .containsEntry("SLUICE_CACHE_SERVICE_PORT", "8184")
                .containsEntry("SLUICE_MANAGEMENT_PORT", "9184")
                .containsEntry("SLUICE_REPLICA", "1")
                .containsEntry("SLUICE_CACHE_SERVICE_URL", "http://127.0.0.1:8084,http://127.0.0.1:8184")
                .containsEntry("SLUICE_JGROUPS_PORT", "10184")
                .containsEntry("SLUICE_JGROUPS_HOSTS", "127.0.0.1:10084,127.0.0.1:10184")
                .containsEntry("SLUICE_KAFKA", "127.0.0.1:19092")
                .containsEntry("SLUICE_DATABASE", "127.0.0.1:15432/sluice")
                .containsEntry("SLUICE_CLUSTER_TOKEN_FILE", "/project/.sluice/cluster-token");
    }

    @Test
    void theControlPlaneKnowsWhereMethodsAreTriedOut() {
        assertThat(environment(Map.of(), Map.of("edge-router", 2), Service.ADMIN_SERVICE, 0))
                .containsEntry("SLUICE_EDGE_ROUTER_INTERNAL_URL", "http://127.0.0.1:9080,http://127.0.0.1:9180");
    }

    @Test
    void aServiceReadsItAsItsSettings() {
        Settings settings = Settings.from(environment(Map.of(), Map.of(), Service.EDGE_ROUTER, 0));
        assertThat(settings.instance("edge-router")).isEqualTo("edge-router-0");
    }

    @Test
    void whatThePersonSetGoesThrough() {
        Map<String, String> set = Map.of("SLUICE_REGION", "eu-central-1", "SLUICE_INSTANCE", "mine", "HOME", "/root");
        assertThat(environment(set, Map.of(), Service.AUTH_SERVICE, 0))
                .containsEntry("SLUICE_REGION", "eu-central-1")
                .doesNotContainKeys("SLUICE_INSTANCE", "HOME");
    }

    @Test
    void aBrokerOfThePersonsOwnTakesThePlaceOfOurs() {
        Map<String, String> set = Map.of("SLUICE_KAFKA", "broker:9092");
        assertThat(Site.of(PROJECT, set, false).ownKafka()).isFalse();
        assertThat(environment(set, Map.of(), Service.AUTH_SERVICE, 0)).containsEntry("SLUICE_KAFKA", "broker:9092");
    }

    @Test
    void functionsAreCalledHereUnlessThePersonSaysWhere() {
        assertThat(environment(Map.of(), Map.of(), Service.EDGE_ROUTER, 0))
                .containsEntry("SLUICE_LAMBDA_ENDPOINT", "http://127.0.0.1:8086");
        Map<String, String> own = Map.of("SLUICE_LAMBDA_ENDPOINT", "http://functions", "SLUICE_FUNCTIONS", "/mine");
        assertThat(environment(own, Map.of(), Service.AUTH_SERVICE, 0))
                .containsEntry("SLUICE_LAMBDA_ENDPOINT", "http://functions");
        assertThat(Site.of(PROJECT, own, false).ownFunctions()).isTrue();
        for (Map<String, String> elsewhere : List.of(
                Map.of("SLUICE_LAMBDA_ENDPOINT", ""),
                Map.of("SLUICE_AWS_ENDPOINTS", "sqs=http://queues, *=http://aws"),
                Map.of("SLUICE_AWS_ENDPOINTS", "lambda=http://aws"))) {
            assertThat(environment(elsewhere, Map.of(), Service.EDGE_ROUTER, 0)
                            .getOrDefault("SLUICE_LAMBDA_ENDPOINT", ""))
                    .isEmpty();
            assertThat(Site.of(PROJECT, elsewhere, false).ownFunctions()).isFalse();
        }
    }

    @Test
    void refusesSettingsThatThereAreNot() {
        assertThatThrownBy(() -> Site.of(PROJECT, Map.of("SLUICE_EDGE_PORT", "1"), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SLUICE_EDGE_PORT");
        assertThatThrownBy(() -> Site.of(PROJECT, Map.of("SLUICE_KAFKA_PORT", "many"), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SLUICE_KAFKA_PORT");
    }

    private static Map<String, String> environment(
            Map<String, String> set, Map<String, Integer> scale, Service service, int replica) {
        return new Environment(Site.of(PROJECT, set, false), new Scale(scale)).of(service, replica);
    }
}
