package dev.sluice.websocket.server;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.contract.settings.Settings;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service as Quarkus runs it: its own sockets, and the management interface beside them. Kafka is out of reach. */
@QuarkusTest
class WebsocketServiceTest {

    static class TestSettings {

        @Produces
        @Singleton
        @Alternative
        @Priority(1)
        Settings settings() {
            return Settings.from(Map.of(
                    "SLUICE_WEBSOCKET_SERVICE_PORT", "0",
                    "SLUICE_WEBSOCKET_EVENT_LOOPS", "2",
                    "SLUICE_KAFKA", "127.0.0.1:1",
                    "SLUICE_CLUSTER_TOKEN_FILE", "src/test/resources/cluster-token"));
        }
    }

    @Test
    void isAliveButNotReadyBeforeTheConfigIsThere() {
        management().get("/q/health/live").then().statusCode(200);
        management()
                .get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'config' }.status", equalTo("DOWN"));
    }

    @Test
    void showsItsMetrics() {
        management().get("/q/metrics").then().statusCode(200).body(containsString("sluice_websocket_connections 0.0"));
    }

    private static io.restassured.specification.RequestSpecification management() {
        return RestAssured.given()
                .baseUri("http://127.0.0.1")
                .port(org.eclipse.microprofile.config.ConfigProvider.getConfig()
                        .getValue("quarkus.management.test-port", Integer.class));
    }
}
