package dev.sluice.admin.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.admin.Database;
import dev.sluice.admin.Published;
import dev.sluice.contract.api.Route;
import dev.sluice.contract.api.RouteIntegration;
import dev.sluice.contract.api.WebSocketApi;
import dev.sluice.contract.config.StageConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizationType;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizerType;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeploymentStatus;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisResponse;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

@QuarkusTest
@QuarkusTestResource(Database.class)
class WebSocketApiTest {

    @TestHTTPResource
    URI address = URI.create("");

    @Inject
    DataSource dataSource;

    private ApiGatewayV2Client client = connected(URI.create("http://127.0.0.1"));

    @BeforeEach
    void connect() {
        client.close();
        client = connected(address);
    }

    private static ApiGatewayV2Client connected(URI address) {
        return ApiGatewayV2Client.builder()
                .endpointOverride(address)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(ApacheHttpClient.create())
                .build();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void showsAnApiAsItWasMade() {
        CreateApiResponse made = client.createApi(request -> request.name("chat")
                .protocolType(ProtocolType.WEBSOCKET)
                .routeSelectionExpression("$request.body.action")
                .description("Talks")
                .tags(Map.of("team", "desk")));

        assertThat(made.sdkHttpResponse().statusCode()).isEqualTo(201);
        assertThat(made.apiEndpoint()).isEqualTo("ws://" + made.apiId() + ".execute-api.localhost:8080");
        assertThat(made.apiKeySelectionExpression()).isEqualTo("$request.header.x-api-key");
        assertThat(Duration.between(made.createdDate(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(client.getApi(request -> request.apiId(made.apiId())))
                .extracting(shown -> shown.name(), shown -> shown.description(), shown -> shown.tags())
                .containsExactly("chat", "Talks", Map.of("team", "desk"));
    }

    @Test
    void refusesHttpApisInSoManyWords() {
        assertThatThrownBy(() -> client.createApi(request -> request.name("web").protocolType(ProtocolType.HTTP)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("HTTP APIs are not supported by this release");
        assertThatThrownBy(() -> client.importApi(request -> request.body("{}")))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void refusesAnApiThatSelectsNoRoute() {
        assertThatThrownBy(
                        () -> client.createApi(request -> request.name("chat").protocolType(ProtocolType.WEBSOCKET)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Route selection expression is required");
    }

    @Test
    void changesOnlyWhatAPatchStates() {
        String apiId = api();
        client.updateApi(request -> request.apiId(apiId).description("New"));
        assertThat(client.getApi(request -> request.apiId(apiId)))
                .extracting(shown -> shown.name(), shown -> shown.description())
                .containsExactly("chat", "New");
    }

    @Test
    void pagesThroughApis() {
        List<String> made = List.of(api(), api(), api());
        String token = null;
        List<String> seen = new ArrayList<>();
        do {
            String after = token;
            GetApisResponse page =
                    client.getApis(request -> request.maxResults("2").nextToken(after));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            page.items().stream().map(Api::apiId).forEach(seen::add);
            token = page.nextToken();
        } while (token != null);
        assertThat(seen).containsAll(made).doesNotHaveDuplicates();
    }

    @Test
    void aDeletedApiIsNotFoundAndItsStagesAreGone() throws SQLException {
        String apiId = deployed();
        assertThat(client.deleteApi(request -> request.apiId(apiId))
                        .sdkHttpResponse()
                        .statusCode())
                .isEqualTo(204);
        assertThatThrownBy(() -> client.getApi(request -> request.apiId(apiId)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid API identifier specified 000000000000:" + apiId);
        assertThat(new Published(dataSource).newest("stage/" + apiId + "/dev")).contains("");
    }

    @Test
    void deployingAStagePublishesTheWholeApi() throws SQLException {
        String apiId = deployed();

        StageConfig published = new Published(dataSource).stage(apiId, "dev").orElseThrow();
        WebSocketApi api = Objects.requireNonNull(published.webSocket());
        assertThat(api.routeSelectionExpression()).isEqualTo("$request.body.action");
        assertThat(api.routes()).containsOnlyKeys("$default", "$connect");
        Route route = Objects.requireNonNull(api.routes().get("$default"));
        assertThat(route.routeResponseSelectionExpression()).isEqualTo("$default");
        RouteIntegration integration =
                Objects.requireNonNull(api.integrations().get(Objects.requireNonNull(route.integrationId())));
        assertThat(integration.integrationUri()).isEqualTo("http://127.0.0.1:9/messages");
        assertThat(integration.credentialsArn()).isEqualTo("arn:aws:iam::000000000000:role/caller");
        assertThat(integration.timeoutInMillis()).isEqualTo(1000);
        assertThat(integration.integrationResponses()).containsOnlyKeys("$default");
        assertThat(published.settings().variables()).containsEntry("color", "blue");
    }

    @Test
    void aDeploymentKeepsWhatItFroze() throws SQLException {
        String apiId = deployed();
        String key = client.getRoutes(request -> request.apiId(apiId)).items().stream()
                .filter(route -> "$connect".equals(route.routeKey()))
                .findFirst()
                .orElseThrow()
                .routeId();
        client.deleteRoute(request -> request.apiId(apiId).routeId(key));
        client.updateStage(request -> request.apiId(apiId).stageName("dev").stageVariables(Map.of("color", "red")));

        StageConfig published = new Published(dataSource).stage(apiId, "dev").orElseThrow();
        assertThat(Objects.requireNonNull(published.webSocket()).routes()).containsKey("$connect");
        assertThat(published.settings().variables()).containsEntry("color", "red");
    }

    @Test
    void aStageThatDeploysByItselfFollowsEachChange() throws SQLException {
        String apiId = api();
        client.createStage(request -> request.apiId(apiId).stageName("live").autoDeploy(true));
        assertThat(new Published(dataSource).stage(apiId, "live")).isEmpty();
        client.createRoute(request -> request.apiId(apiId).routeKey("first"));
        client.createRoute(request -> request.apiId(apiId).routeKey("second"));

        StageConfig published = new Published(dataSource).stage(apiId, "live").orElseThrow();
        assertThat(Objects.requireNonNull(published.webSocket()).routes()).containsOnlyKeys("first", "second");
        assertThat(client.getDeployments(request -> request.apiId(apiId)).items())
                .singleElement()
                .satisfies(deployment -> {
                    assertThat(deployment.autoDeployed()).isTrue();
                    assertThat(deployment.deploymentStatus()).isEqualTo(DeploymentStatus.DEPLOYED);
                });
    }

    @Test
    void refusesToDeployWithoutARoute() {
        String apiId = api();
        assertThatThrownBy(() -> client.createDeployment(request -> request.apiId(apiId)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Unable to deploy API because no routes exist in this API");
    }

    @Test
    void keepsADeploymentThatAStageShows() {
        String apiId = deployed();
        String shown = client.getStage(request -> request.apiId(apiId).stageName("dev"))
                .deploymentId();
        assertThatThrownBy(() ->
                        client.deleteDeployment(request -> request.apiId(apiId).deploymentId(shown)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Active stages pointing to this deployment must be moved or deleted");
        client.deleteStage(request -> request.apiId(apiId).stageName("dev"));
        client.deleteDeployment(request -> request.apiId(apiId).deploymentId(shown));
        assertThat(client.getDeployments(request -> request.apiId(apiId)).items())
                .isEmpty();
    }

    @Test
    void refusesASecondRouteOfOneKey() {
        String apiId = api();
        client.createRoute(request -> request.apiId(apiId).routeKey("$connect"));
        assertThatThrownBy(
                        () -> client.createRoute(request -> request.apiId(apiId).routeKey("$connect")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("Route with key $connect already exists for this API");
    }

    @Test
    void refusesARouteToNowhereAndKeepsAnIntegrationInUse() {
        String apiId = api();
        assertThatThrownBy(() -> client.createRoute(
                        request -> request.apiId(apiId).routeKey("a").target("integrations/none")))
                .isInstanceOf(BadRequestException.class);
        String used = integration(apiId);
        client.createRoute(request -> request.apiId(apiId).routeKey("a").target("integrations/" + used));
        assertThatThrownBy(() ->
                        client.deleteIntegration(request -> request.apiId(apiId).integrationId(used)))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void integrationsHaveAwsDefaultsAndLimits() {
        String apiId = api();
        var made = client.createIntegration(request -> request.apiId(apiId).integrationType(IntegrationType.MOCK));
        assertThat(made.timeoutInMillis()).isEqualTo(29_000);
        assertThat(made.passthroughBehaviorAsString()).isEqualTo("WHEN_NO_MATCH");
        assertThat(made.connectionTypeAsString()).isEqualTo("INTERNET");
        assertThatThrownBy(() -> client.updateIntegration(request ->
                        request.apiId(apiId).integrationId(made.integrationId()).timeoutInMillis(30_000)))
                .isInstanceOf(BadRequestException.class);
        assertThat(client.getIntegration(request -> request.apiId(apiId).integrationId(made.integrationId()))
                        .timeoutInMillis())
                .isEqualTo(29_000);
    }

    @Test
    void aRouteThatNobodyWouldGuardIsNotDeployed() throws SQLException {
        String apiId = api();
        assertThatThrownBy(() -> client.createRoute(request -> request.apiId(apiId)
                        .routeKey("$connect")
                        .authorizationType(AuthorizationType.CUSTOM)
                        .authorizerId("none")))
                .isInstanceOf(BadRequestException.class);
        String authorizer = client.createAuthorizer(request -> request.apiId(apiId)
                        .name("door")
                        .authorizerType(AuthorizerType.REQUEST)
                        .authorizerUri("arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations")
                        .identitySource("route.request.header.A", "route.request.querystring.b"))
                .authorizerId();
        client.createRoute(request -> request.apiId(apiId)
                .routeKey("$connect")
                .authorizationType(AuthorizationType.CUSTOM)
                .authorizerId(authorizer));
        client.createStage(request -> request.apiId(apiId).stageName("dev"));

        assertThatThrownBy(() ->
                        client.createDeployment(request -> request.apiId(apiId).stageName("dev")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("route $connect: authorization type CUSTOM is not supported");
        assertThat(new Published(dataSource).stage(apiId, "dev")).isEmpty();
    }

    @Test
    void tagsAnApiAndAStageByArn() {
        String apiId = deployed();
        String api = "arn:aws:apigateway:us-east-1::/apis/" + apiId;
        client.tagResource(request -> request.resourceArn(api).tags(Map.of("a", "1", "b", "2")));
        client.untagResource(request -> request.resourceArn(api).tagKeys("a"));
        client.tagResource(request -> request.resourceArn(api + "/stages/dev").tags(Map.of("c", "3")));

        assertThat(client.getTags(request -> request.resourceArn(api)).tags()).isEqualTo(Map.of("b", "2"));
        assertThat(client.getApi(request -> request.apiId(apiId)).tags()).isEqualTo(Map.of("b", "2"));
        assertThat(client.getStage(request -> request.apiId(apiId).stageName("dev"))
                        .tags())
                .isEqualTo(Map.of("c", "3"));
    }

    private String api() {
        return client.createApi(request -> request.name("chat")
                        .protocolType(ProtocolType.WEBSOCKET)
                        .routeSelectionExpression("$request.body.action"))
                .apiId();
    }

    private String integration(String apiId) {
        return client.createIntegration(request -> request.apiId(apiId)
                        .integrationType(IntegrationType.HTTP)
                        .integrationMethod("POST")
                        .credentialsArn("arn:aws:iam::000000000000:role/caller")
                        .integrationUri("http://127.0.0.1:9/messages")
                        .timeoutInMillis(1000))
                .integrationId();
    }

    /** An API with two routes, shown by the stage {@code dev}. */
    private String deployed() {
        String apiId = api();
        String integration = integration(apiId);
        client.createIntegrationResponse(request -> request.apiId(apiId)
                .integrationId(integration)
                .integrationResponseKey("$default")
                .responseTemplates(Map.of("$default", "{}")));
        String route = client.createRoute(request -> request.apiId(apiId)
                        .routeKey("$default")
                        .target("integrations/" + integration)
                        .routeResponseSelectionExpression("$default"))
                .routeId();
        client.createRouteResponse(
                request -> request.apiId(apiId).routeId(route).routeResponseKey("$default"));
        client.createRoute(request -> request.apiId(apiId).routeKey("$connect"));
        String deployment = client.createDeployment(
                        request -> request.apiId(apiId).description("first"))
                .deploymentId();
        client.createStage(request ->
                request.apiId(apiId).stageName("dev").deploymentId(deployment).stageVariables(Map.of("color", "blue")));
        return apiId;
    }
}
