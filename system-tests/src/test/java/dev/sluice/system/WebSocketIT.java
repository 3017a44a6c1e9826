package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.gateway.WebSocketClient;
import dev.sluice.system.suite.Await;
import dev.sluice.system.world.Backend;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** WebSocket APIs: messages in by route, answers back, and {@code @connections} from outside. */
@OnSuite
class WebSocketIT {

    @Test
    void answersAMessageWithWhatItsBackendSays(Gateway gateway, Backend backend) {
        var api = serve(gateway, backend);
        try (var client = WebSocketClient.connect(api.webSocketUri())) {
            client.send("{\"action\": \"echo\", \"text\": \"hello\"}");

            var answer = new JsonObject(client.receive());
            assertThat(answer.getString("body")).isEqualTo("{\"action\": \"echo\", \"text\": \"hello\"}");
            assertThat(backend.only().method()).isEqualTo("POST");
        }
    }

    @Test
    void keepsTheOrderOfMessages(Gateway gateway, Backend backend) {
        var api = serve(gateway, backend);
        try (var client = WebSocketClient.connect(api.webSocketUri())) {
            for (int n = 1; n <= 5; n++) {
                client.send("{\"action\": \"echo\", \"n\": " + n + "}");
                assertThat(new JsonObject(client.receive()).getString("body")).contains("\"n\": " + n + "}");
            }
        }
    }

    @Test
    void forbidsAMessageThatNoRouteIsFor(Gateway gateway, Backend backend) {
        var api = serve(gateway, backend);
        try (var client = WebSocketClient.connect(api.webSocketUri())) {
            client.send("{\"action\": \"dance\"}");

            assertThat(client.receive())
                    .matches(
                            "\\{\"message\": \"Forbidden\", \"connectionId\":\"[^\"]{16}\", \"requestId\":\"[^\"]+\"\\}");
        }
    }

    @Test
    void reachesAClientFromOutside(Gateway gateway, Backend backend) {
        var api = serve(gateway, backend);
        try (var client = WebSocketClient.connect(api.webSocketUri());
                var connections = gateway.connections(api)) {
            String id = connectionId(client);

            connections.postToConnection(
                    request -> request.connectionId(id).data(SdkBytes.fromUtf8String("from outside")));
            assertThat(client.receive()).isEqualTo("from outside");
            assertThat(connections
                            .getConnection(request -> request.connectionId(id))
                            .connectedAt())
                    .isNotNull();
        }
    }

    @Test
    void disconnectsAClientFromOutside(Gateway gateway, Backend backend) {
        var api = serve(gateway, backend);
        try (var client = WebSocketClient.connect(api.webSocketUri());
                var connections = gateway.connections(api)) {
            String id = connectionId(client);

            connections.deleteConnection(request -> request.connectionId(id));

            assertThat(client.awaitClose()).isPositive();
            assertGone(connections, id);
        }
    }

    @Test
    void saysThatAConnectionIsGone(Gateway gateway, Backend backend) {
        var api = serve(gateway, backend);
        String id;
        try (var client = WebSocketClient.connect(api.webSocketUri())) {
            id = connectionId(client);
        }
        try (var connections = gateway.connections(api)) {
            assertGone(connections, id);
        }
    }

    @Test
    void refusesAnUnsignedCallOfConnections(Gateway gateway, Backend backend) {
        var api = serve(gateway, backend);
        try (var client = WebSocketClient.connect(api.webSocketUri())) {
            String id = connectionId(client);

            RestAssured.given()
                    .urlEncodingEnabled(false)
                    .body("sneaked in")
                    .post(api.uri("/@connections/" + URLEncoder.encode(id, StandardCharsets.UTF_8)))
                    .then()
                    .statusCode(403);
            client.send("{\"action\": \"echo\"}");
            assertThat(client.receive()).doesNotContain("sneaked in");
        }
    }

    @Test
    void refusesToConnectToAStageThatIsNotThere(Gateway gateway, Backend backend) {
        URI uri = serve(gateway, backend).withStage("nosuch").webSocketUri();

        assertThatThrownBy(() -> WebSocketClient.connect(uri)).isInstanceOf(CompletionException.class);
    }

    private static void assertGone(ApiGatewayManagementApiClient connections, String id) {
        Await.until("410 for the connection that was closed", Duration.ofSeconds(10), () -> {
            try {
                connections.postToConnection(
                        request -> request.connectionId(id).data(SdkBytes.fromUtf8String("anybody there?")));
                return false;
            } catch (GoneException e) {
                return true;
            }
        });
    }

    /** A message without a route is answered with the connection's id. */
    private static String connectionId(WebSocketClient client) {
        client.send("{\"action\": \"who am I\"}");
        return new JsonObject(client.receive()).getString("connectionId");
    }

    private static Api serve(Gateway gateway, Backend backend) {
        var client = gateway.v2();
        String id = client.createApi(request -> request.name("chat")
                        .protocolType(ProtocolType.WEBSOCKET)
                        .routeSelectionExpression("$request.body.action"))
                .apiId();
        String integration = client.createIntegration(request -> request.apiId(id)
                        .integrationType(IntegrationType.HTTP_PROXY)
                        .integrationMethod("POST")
                        .integrationUri("http://" + backend.authority() + "/messages"))
                .integrationId();
        String route = client.createRoute(request -> request.apiId(id)
                        .routeKey("echo")
                        .target("integrations/" + integration)
                        .routeResponseSelectionExpression("$default"))
                .routeId();
        client.createRouteResponse(request -> request.apiId(id).routeId(route).routeResponseKey("$default"));
        String deployment =
                client.createDeployment(request -> request.apiId(id)).deploymentId();
        client.createStage(request -> request.apiId(id).stageName("test").deploymentId(deployment));
        return gateway.served(id, "test");
    }
}
