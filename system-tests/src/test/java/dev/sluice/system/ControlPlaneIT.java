package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.world.Backend;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.GetRestApisResponse;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PutMode;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.Stage;

/** The control plane by AWS's SDK: an API built operation by operation, and what wrong requests are answered. */
@OnSuite
class ControlPlaneIT {

    @Test
    void buildsAnApiOperationByOperation(Gateway gateway, Backend backend) {
        var client = gateway.rest();
        var created = client.createRestApi(request -> request.name("by hand").description("built step by step"));
        String id = created.id();
        var resource = client.createResource(request ->
                request.restApiId(id).parentId(created.rootResourceId()).pathPart("things"));
        var item = client.createResource(
                request -> request.restApiId(id).parentId(resource.id()).pathPart("{thing}"));
        assertThat(item.path()).isEqualTo("/things/{thing}");

        proxyTo(client, id, item.id(), "http://" + backend.authority() + "/goods/{thing}");
        mock(client, id, resource.id());
        var api = gateway.deploy(id, "test", Map.of());

        api.call().get("/things/7").then().statusCode(200).body("uri", equalTo("/goods/7"));
        api.call().get("/things").then().statusCode(202).body("stage", equalTo("test"));
    }

    @Test
    void changesAStageByPatch(Gateway gateway, Backend backend) {
        String id = gateway.importApi(Document.named("integrations.yaml").with(backend));
        gateway.deploy(id, "test", Map.of("host", backend.authority(), "folder", "before"));

        Stage stage = readStage(gateway, id);
        assertThat(stage.variables()).containsEntry("folder", "before");
        gateway.rest()
                .updateStage(request -> request.restApiId(id)
                        .stageName("test")
                        .patchOperations(
                                patch -> patch.op(Op.REPLACE)
                                        .path("/variables/folder")
                                        .value("after"),
                                patch -> patch.op(Op.REPLACE)
                                        .path("/description")
                                        .value("changed")));

        gateway.served(id, "test").call().get("/variables").then().body("uri", equalTo("/after/leaf"));
        assertThat(readStage(gateway, id).description()).isEqualTo("changed");
        assertThat(readStage(gateway, id).deploymentId()).isEqualTo(stage.deploymentId());
    }

    @Test
    void listsWhatThereIsPageByPage(Gateway gateway) {
        String one =
                gateway.rest().createRestApi(request -> request.name("one")).id();
        String two =
                gateway.rest().createRestApi(request -> request.name("two")).id();

        var page = gateway.rest().getRestApis(request -> request.limit(1));
        assertThat(page.items()).hasSize(1);
        assertThat(page.position()).isNotBlank();
        assertThat(gateway.rest().getRestApisPaginator(request -> request.limit(1)).stream()
                        .map(GetRestApisResponse::items)
                        .flatMap(items -> items.stream().map(RestApi::id)))
                .contains(one, two)
                .doesNotHaveDuplicates();
    }

    @Test
    void listsTheResourcesOfAnImportedDocument(Gateway gateway, Backend backend) {
        String id = gateway.importApi(Document.named("pets-openapi3.yaml").with(backend));

        var resources =
                gateway.rest().getResources(request -> request.restApiId(id).embed("methods"));

        assertThat(resources.items())
                .extracting(Resource::path)
                .containsExactlyInAnyOrder("/", "/health", "/pets", "/pets/{petId}");
        assertThat(resources.items())
                .filteredOn(resource -> resource.path().equals("/pets"))
                .singleElement()
                .extracting(Resource::resourceMethods, InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("GET", "POST");
    }

    @Test
    void answersWithAwsExceptions(Gateway gateway) {
        var client = gateway.rest();
        assertThatThrownBy(() -> client.getRestApi(request -> request.restApiId("nosuch")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid API identifier specified 000000000000:nosuch");

        String id = client.createRestApi(request -> request.name("errors")).id();
        assertThatThrownBy(() ->
                        client.getResource(request -> request.restApiId(id).resourceId("nosuch")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid Resource identifier specified");
        assertThatThrownBy(() -> client.updateRestApi(request -> request.restApiId(id)
                        .patchOperations(
                                patch -> patch.op(Op.REPLACE).path("/nosuch").value("x"))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Invalid patch path");
        client.createModel(request -> request.restApiId(id)
                .name("Pet")
                .contentType("application/json")
                .schema("{\"type\": \"object\"}"));
        assertThatThrownBy(() -> client.createModel(request -> request.restApiId(id)
                        .name("Pet")
                        .contentType("application/json")
                        .schema("{\"type\": \"object\"}")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("Model name already exists for this REST API");
    }

    @Test
    void refusesAWrongSecretAndAnUnknownKey(Gateway gateway) {
        for (var credentials : new AwsBasicCredentials[] {
            AwsBasicCredentials.create("test", "wrong"), AwsBasicCredentials.create("nobody", "test")
        }) {
            try (var client = gateway.restAs(credentials)) {
                assertThatThrownBy(client::getRestApis)
                        .isInstanceOfSatisfying(
                                ApiGatewayException.class,
                                e -> assertThat(e.statusCode()).isEqualTo(403));
            }
        }
    }

    @Test
    void namesThePlaceThatIsWrongInADocument(Gateway gateway) {
        String name = "broken-" + UUID.randomUUID();
        assertThatThrownBy(
                        () -> gateway.importApi(Document.named("broken.yaml").with("title: broken", "title: " + name)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("/wrong");
        assertThat(gateway.rest().getRestApisPaginator(request -> request.limit(500)).stream()
                        .flatMap(page -> page.items().stream())
                        .map(RestApi::name))
                .doesNotContain(name);

        assertThatThrownBy(() -> gateway.importApi(new Document("{\"openapi\": \"3.0.1\", \"paths\": ")))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> gateway.importApi(new Document("just a word")))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void losesNothingByBadInput(Gateway gateway, Backend backend) {
        var api = gateway.serve(Document.named("pets-openapi3.yaml").with(backend));
        var before = gateway.rest()
                .getResources(request -> request.restApiId(api.id()).embed("methods"));

        for (PutMode mode : new PutMode[] {PutMode.OVERWRITE, PutMode.MERGE}) {
            assertThatThrownBy(() -> gateway.rest()
                            .putRestApi(request -> request.restApiId(api.id())
                                    .mode(mode)
                                    .body(SdkBytes.fromUtf8String(
                                            Document.named("broken.yaml").text()))))
                    .isInstanceOf(BadRequestException.class);
        }

        assertThat(gateway.rest()
                        .getResources(request -> request.restApiId(api.id()).embed("methods"))
                        .items())
                .containsExactlyInAnyOrderElementsOf(before.items());
        gateway.served(api.id(), api.stage()).call().get("/pets/7").then().statusCode(200);
    }

    @Test
    void replacesAnApiByAnotherDocument(Gateway gateway, Backend backend) {
        var api = gateway.serve(Document.named("pets-openapi3.yaml").with(backend));
        gateway.rest()
                .putRestApi(request -> request.restApiId(api.id())
                        .mode(PutMode.OVERWRITE)
                        .body(SdkBytes.fromUtf8String(
                                Document.named("keyed.yaml").text())));

        api.call().get("/health").then().statusCode(200);
        var replaced = gateway.deploy(api.id(), api.stage(), Map.of());
        replaced.call().get("/open").then().statusCode(200);
        replaced.call().get("/health").then().statusCode(403);
    }

    private static Stage readStage(Gateway gateway, String apiId) {
        return gateway.rest().getStages(request -> request.restApiId(apiId)).item().stream()
                .filter(stage -> stage.stageName().equals("test"))
                .findFirst()
                .orElseThrow();
    }

    private static void proxyTo(ApiGatewayClient client, String api, String resource, String uri) {
        client.putMethod(request -> request.restApiId(api)
                .resourceId(resource)
                .httpMethod("GET")
                .authorizationType("NONE")
                .requestParameters(Map.of("method.request.path.thing", true)));
        client.putIntegration(request -> request.restApiId(api)
                .resourceId(resource)
                .httpMethod("GET")
                .type(IntegrationType.HTTP_PROXY)
                .integrationHttpMethod("GET")
                .uri(uri)
                .requestParameters(Map.of("integration.request.path.thing", "method.request.path.thing")));
    }

    private static void mock(ApiGatewayClient client, String api, String resource) {
        client.putMethod(request ->
                request.restApiId(api).resourceId(resource).httpMethod("GET").authorizationType("NONE"));
        client.putIntegration(request -> request.restApiId(api)
                .resourceId(resource)
                .httpMethod("GET")
                .type(IntegrationType.MOCK)
                .requestTemplates(Map.of("application/json", "{\"statusCode\": 202}")));
        client.putMethodResponse(request ->
                request.restApiId(api).resourceId(resource).httpMethod("GET").statusCode("202"));
        client.putIntegrationResponse(request -> request.restApiId(api)
                .resourceId(resource)
                .httpMethod("GET")
                .statusCode("202")
                .responseTemplates(Map.of("application/json", "{\"stage\": \"$context.stage\"}")));
    }
}
