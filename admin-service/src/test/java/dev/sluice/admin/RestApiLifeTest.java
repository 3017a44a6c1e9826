package dev.sluice.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.GetMethodResponse;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.UpdateStageResponse;

@QuarkusTest
@QuarkusTestResource(Database.class)
class RestApiLifeTest {

    private ApiGatewayClient aws = Aws.client();
    private String api = "";
    private String root = "";

    @BeforeEach
    void createApi() {
        aws = Aws.client();
        CreateRestApiResponse created = aws.createRestApi(r -> r.name("pets"));
        api = created.id();
        root = created.rootResourceId();
    }

    @AfterEach
    void deleteApi() {
        aws.deleteRestApi(r -> r.restApiId(api));
        aws.close();
    }

    @Test
    void aNewApiHasAwsDefaults() {
        var shown = aws.getRestApi(r -> r.restApiId(api));

        assertThat(shown.id()).matches("[a-z0-9]{10}");
        assertThat(shown.apiKeySourceAsString()).isEqualTo("HEADER");
        assertThat(shown.endpointConfiguration().types()).containsExactly(EndpointType.EDGE);
        assertThat(shown.disableExecuteApiEndpoint()).isFalse();
        assertThat(shown.hasTags()).isFalse();
        assertThat(shown.hasBinaryMediaTypes()).isFalse();
        assertThat(shown.createdDate()).isNotNull();
        assertThat(aws.getModels(r -> r.restApiId(api)).items())
                .extracting("name")
                .containsExactly("Empty", "Error");
        assertThat(aws.getRestApis(r -> r.limit(500)).items()).extracting("id").contains(api);
    }

    @Test
    void patchesAnApi() {
        var updated = aws.updateRestApi(r -> r.restApiId(api)
                .patchOperations(
                        patch(Op.REPLACE, "/name", "cats"),
                        patch(Op.ADD, "/binaryMediaTypes/image~1png", null),
                        patch(Op.REPLACE, "/minimumCompressionSize", "1000")));

        assertThat(updated.name()).isEqualTo("cats");
        assertThat(updated.binaryMediaTypes()).containsExactly("image/png");
        assertThat(updated.minimumCompressionSize()).isEqualTo(1000);
        assertThatThrownBy(() -> aws.updateRestApi(
                        r -> r.restApiId(api).patchOperations(patch(Op.REPLACE, "/binaryMediaTypes", "x"))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Invalid patch path /binaryMediaTypes");
    }

    @Test
    void tellsUnknownThingsAsAwsDoes() {
        assertThatThrownBy(() -> aws.getRestApi(r -> r.restApiId("nothing")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid API identifier specified 000000000000:nothing");
        assertThatThrownBy(() -> aws.getMethod(
                        r -> r.restApiId(api).resourceId("nothing").httpMethod("GET")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid Resource identifier specified");
        assertThatThrownBy(() ->
                        aws.getMethod(r -> r.restApiId(api).resourceId(root).httpMethod("GET")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid Method identifier specified");
        assertThatThrownBy(() -> aws.createDeployment(r -> r.restApiId(api)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("The REST API doesn't contain any methods");
    }

    @Test
    void buildsAMethodPieceByPiece() {
        String pets = resource(root, "pets");
        mock(pets);

        GetMethodResponse method =
                aws.getMethod(r -> r.restApiId(api).resourceId(pets).httpMethod("GET"));

        assertThat(method.authorizationType()).isEqualTo("NONE");
        assertThat(method.apiKeyRequired()).isFalse();
        assertThat(method.methodResponses()).containsOnlyKeys("200");
        assertThat(method.methodIntegration().type()).isEqualTo(IntegrationType.MOCK);
        assertThat(method.methodIntegration().passthroughBehavior()).isEqualTo("WHEN_NO_MATCH");
        assertThat(method.methodIntegration().timeoutInMillis()).isEqualTo(29_000);
        assertThat(method.methodIntegration().integrationResponses().get("200").responseTemplates())
                .containsEntry("application/json", "{\"ok\":true}");
        var resources = aws.getResources(r -> r.restApiId(api)).items();
        assertThat(resources).extracting("path").containsExactly("/", "/pets");
        assertThat(resources.get(1).resourceMethods()).containsOnlyKeys("GET");
        var embedded = aws.getResources(r -> r.restApiId(api).embed("methods")).items();
        assertThat(embedded.get(1)
                        .resourceMethods()
                        .get("GET")
                        .methodIntegration()
                        .type())
                .isEqualTo(IntegrationType.MOCK);
    }

    @Test
    void refusesASecondResourceOfOneName() {
        resource(root, "pets");

        assertThatThrownBy(() -> resource(root, "pets"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("Another resource with the same parent already has this name: pets");
    }

    @Test
    void deploysAndChangesAStageAndPublishesEachChangeOnce() {
        String pets = resource(root, "pets");
        mock(pets);
        int before = version();

        String deployment =
                aws.createDeployment(r -> r.restApiId(api).stageName("dev")).id();
        UpdateStageResponse updated = aws.updateStage(r -> r.restApiId(api)
                .stageName("dev")
                .patchOperations(
                        patch(Op.REPLACE, "/variables/color", "red"),
                        patch(Op.REPLACE, "/cacheClusterEnabled", "true"),
                        patch(Op.REPLACE, "/*/*/caching/enabled", "true"),
                        patch(Op.REPLACE, "/~1pets/GET/throttling/rateLimit", "3.5")));

        assertThat(version()).isEqualTo(before + 2);
        assertThat(updated.variables()).isEqualTo(Map.of("color", "red"));
        GetStageResponse stage = aws.getStage(r -> r.restApiId(api).stageName("dev"));
        assertThat(stage.deploymentId()).isEqualTo(deployment);
        assertThat(stage.cacheClusterStatusAsString()).isEqualTo("AVAILABLE");
        assertThat(stage.methodSettings().get("*/*").cachingEnabled()).isTrue();
        assertThat(stage.methodSettings().get("~1pets/GET").throttlingRateLimit())
                .isEqualTo(3.5);
        assertThatThrownBy(() -> aws.deleteDeployment(r -> r.restApiId(api).deploymentId(deployment)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Active stages pointing to this deployment must be moved or deleted");
        aws.flushStageCache(r -> r.restApiId(api).stageName("dev"));
        aws.deleteStage(r -> r.restApiId(api).stageName("dev"));
        aws.deleteDeployment(r -> r.restApiId(api).deploymentId(deployment));
        assertThat(version()).isEqualTo(before + 3);
        assertThat(aws.getDeployments(r -> r.restApiId(api)).items()).isEmpty();
    }

    /** Each an SDK client of its own, which repeats nothing: a conflict would end the test. */
    @Test
    void twentyClientsAtOnceLoseNothing() throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(20)) {
            List<Future<?>> made = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String name = "client" + i;
                made.add(clients.submit(() -> build(name)));
            }
            for (Future<?> one : made) {
                one.get();
            }
        }

        var resources = aws.getResources(r -> r.restApiId(api).limit(500).embed("methods"))
                .items();
        assertThat(resources).hasSize(61);
        assertThat(resources)
                .filteredOn(resource -> !resource.path().equals("/"))
                .allSatisfy(resource -> assertThat(resource.resourceMethods()).containsOnlyKeys("GET", "POST"));
    }

    /** Three resources with two methods each. */
    private void build(String name) {
        try (ApiGatewayClient own = Aws.client()) {
            for (int i = 0; i < 3; i++) {
                String part = name + "-" + i;
                String id = own.createResource(
                                r -> r.restApiId(api).parentId(root).pathPart(part))
                        .id();
                for (String method : List.of("GET", "POST")) {
                    own.putMethod(r ->
                            r.restApiId(api).resourceId(id).httpMethod(method).authorizationType("NONE"));
                }
            }
        }
    }

    @Test
    void givesLongListsInPages() {
        for (int i = 0; i < 5; i++) {
            resource(root, "part" + i);
        }

        List<String> paths = new ArrayList<>();
        aws.getResourcesPaginator(r -> r.restApiId(api).limit(2))
                .items()
                .forEach(resource -> paths.add(resource.path()));

        assertThat(paths).containsExactly("/", "/part0", "/part1", "/part2", "/part3", "/part4");
    }

    @Test
    void tagsByArn() {
        String arn = "arn:aws:apigateway:us-east-1::/restapis/" + api;

        aws.tagResource(r -> r.resourceArn(arn).tags(Map.of("team", "pets", "cost", "low")));
        aws.untagResource(r -> r.resourceArn(arn).tagKeys("cost"));

        assertThat(aws.getTags(r -> r.resourceArn(arn)).tags()).isEqualTo(Map.of("team", "pets"));
        assertThat(aws.getRestApi(r -> r.restApiId(api)).tags()).isEqualTo(Map.of("team", "pets"));
    }

    @Test
    void takesNoPolicyThatIsNone() {
        String policy = "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\","
                + " \"Action\": \"execute-api:Invoke\", \"Resource\": \"execute-api:/*\"}]}";
        aws.updateRestApi(r -> r.restApiId(api)
                .patchOperations(p -> p.op(Op.REPLACE).path("/policy").value(policy)));
        assertThat(aws.getRestApi(r -> r.restApiId(api)).policy())
                .as("its quotes are escaped, as AWS's are")
                .startsWith("{\\\"Version\\\":\\\"2012-10-17\\\",")
                .contains("execute-api:/*");

        for (String wrong :
                new String[] {"{", policy.replace("Principal", "Principle"), policy.replace("Allow", "Let")}) {
            assertThatThrownBy(() -> aws.updateRestApi(r -> r.restApiId(api)
                            .patchOperations(
                                    p -> p.op(Op.REPLACE).path("/policy").value(wrong))))
                    .isInstanceOf(BadRequestException.class)
                    .hasMessageContaining("Invalid policy document. Please check the policy syntax");
        }
    }

    private String resource(String parent, String pathPart) {
        return aws.createResource(r -> r.restApiId(api).parentId(parent).pathPart(pathPart))
                .id();
    }

    private void mock(String resource) {
        aws.putMethod(
                r -> r.restApiId(api).resourceId(resource).httpMethod("GET").authorizationType("NONE"));
        aws.putMethodResponse(
                r -> r.restApiId(api).resourceId(resource).httpMethod("GET").statusCode("200"));
        aws.putIntegration(r -> r.restApiId(api)
                .resourceId(resource)
                .httpMethod("GET")
                .type(IntegrationType.MOCK)
                .requestTemplates(Map.of("application/json", "{\"statusCode\":200}")));
        aws.putIntegrationResponse(r -> r.restApiId(api)
                .resourceId(resource)
                .httpMethod("GET")
                .statusCode("200")
                .responseTemplates(Map.of("application/json", "{\"ok\":true}")));
    }

    private static int version() {
        return given().get("/sluice/v1/config").path("version");
    }

    private static PatchOperation patch(Op op, String path, @org.jspecify.annotations.Nullable String value) {
        return PatchOperation.builder().op(op).path(path).value(value).build();
    }

    @Test
    void aModelHasASampleTemplate() {
        var api = aws.createRestApi(r -> r.name("templates"));
        aws.createModel(r -> r.restApiId(api.id())
                .name("Pet")
                .contentType("application/json")
                .schema("""
                {"type": "object", "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}}"""));
        aws.createModel(r -> r.restApiId(api.id())
                .name("Pets")
                .contentType("application/json")
                .schema("""
                {"type": "array", "items": {"$ref": "https://apigateway.amazonaws.com/restapis/%s/models/Pet"}}""".formatted(api.id())));

        assertThat(aws.getModelTemplate(r -> r.restApiId(api.id()).modelName("Pet"))
                        .value())
                .isEqualTo("""
                #set($inputRoot = $input.path('$'))
                {
                  "id" : 42,
                  "name" : "foo"
                }""");
        assertThat(aws.getModelTemplate(r -> r.restApiId(api.id()).modelName("Pets"))
                        .value())
                .contains("#foreach($elem in $inputRoot)", "\"name\" : \"foo\"");
        assertThatThrownBy(() -> aws.getModelTemplate(r -> r.restApiId(api.id()).modelName("None")))
                .isInstanceOf(NotFoundException.class);
    }
}
