package dev.sluice.admin.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.admin.Aws;
import dev.sluice.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.GetExportResponse;
import software.amazon.awssdk.services.apigateway.model.GetMethodResponse;
import software.amazon.awssdk.services.apigateway.model.ImportRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.PutMode;
import software.amazon.awssdk.services.apigateway.model.PutRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.Resource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ImportOperationsTest {

    private static final String PETS = """
            openapi: 3.0.1
            info: {title: pets, version: "1.0"}
            servers: [{url: "https://example.com/v1"}]
            x-amazon-apigateway-binary-media-types: [image/png]
            paths:
              /pets/{id}:
                get:
                  responses:
                    "200": {description: 200 response}
                  x-amazon-apigateway-integration:
                    type: http
                    httpMethod: GET
                    uri: http://127.0.0.1:9/pets/{id}
                    requestParameters: {integration.request.path.id: method.request.path.id}
                    responses: {default: {statusCode: "200"}}
            """;
    private static final String MORE = """
            {"swagger": "2.0", "info": {"title": "more", "version": "2"}, "x-amazon-apigateway-cors": {},
             "paths": {"/toys": {"get": {"responses": {}}}}}
            """;

    private final ApiGatewayClient client = Aws.client();

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void importsYamlSentAsJson() {
        ImportRestApiResponse made = client.importRestApi(request -> request.body(SdkBytes.fromUtf8String(PETS)));

        assertThat(made.sdkHttpResponse().statusCode()).isEqualTo(201);
        assertThat(made.name()).isEqualTo("pets");
        assertThat(made.version()).isEqualTo("1.0");
        assertThat(made.binaryMediaTypes()).containsExactly("image/png");
        assertThat(made.apiKeySourceAsString()).isEqualTo("HEADER");
        assertThat(made.endpointConfiguration().types()).containsExactly(EndpointType.EDGE);
        assertThat(made.hasWarnings()).isFalse();
        assertThat(paths(made.id())).containsExactlyInAnyOrder("/", "/pets", "/pets/{id}");
    }

    @Test
    void showsAnImportedMethodAsAwsDoes() {
        String apiId = imported(Map.of());
        Resource pet = resource(apiId, "/pets/{id}");
        GetMethodResponse method = client.getMethod(
                request -> request.restApiId(apiId).resourceId(pet.id()).httpMethod("GET"));

        assertThat(method.authorizationType()).isEqualTo("NONE");
        assertThat(method.apiKeyRequired()).isFalse();
        assertThat(method.requestParameters()).containsEntry("method.request.path.id", true);
        assertThat(method.methodIntegration().type()).isEqualTo(IntegrationType.HTTP);
        assertThat(method.methodIntegration().connectionTypeAsString()).isEqualTo("INTERNET");
        assertThat(method.methodIntegration().cacheNamespace()).isEqualTo(pet.id());
        assertThat(method.methodIntegration().timeoutInMillis()).isEqualTo(29_000);
        assertThat(method.methodIntegration().integrationResponses()).containsOnlyKeys("200");
    }

    @Test
    void takesBasePathAndEndpointTypeFromParameters() {
        String apiId = imported(Map.of("basepath", "prepend", "endpointConfigurationTypes", "REGIONAL"));
        assertThat(paths(apiId)).contains("/v1/pets/{id}");
        assertThat(client.getRestApi(request -> request.restApiId(apiId))
                        .endpointConfiguration()
                        .types())
                .containsExactly(EndpointType.REGIONAL);
    }

    @Test
    void refusesABasePathThatIsNone() {
        assertThatThrownBy(() -> imported(Map.of("basepath", "append")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("append");
    }

    @Test
    void namesThePlaceOfAMalformedDocument() {
        var refusal = catchThrowableOfType(
                BadRequestException.class,
                () -> client.importRestApi(
                        request -> request.body(SdkBytes.fromUtf8String("{\n  \"swagger\": \"2.0\",,\n}"))));

        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("Invalid OpenAPI input.");
        assertThat(refusal.awsErrorDetails().rawResponse().asUtf8String()).contains("Line 2, column 20");
    }

    @Test
    void mergesWhereNoModeIsGiven() {
        String apiId = imported(Map.of());
        PutRestApiResponse put =
                client.putRestApi(request -> request.restApiId(apiId).body(SdkBytes.fromUtf8String(MORE)));

        assertThat(put.sdkHttpResponse().statusCode()).isEqualTo(200);
        assertThat(put.name()).isEqualTo("more");
        assertThat(put.warnings()).singleElement().asString().contains("x-amazon-apigateway-cors");
        assertThat(put.binaryMediaTypes()).containsExactly("image/png");
        assertThat(paths(apiId)).containsExactlyInAnyOrder("/", "/pets", "/pets/{id}", "/toys");
        assertThat(client.getRestApi(request -> request.restApiId(apiId)).hasWarnings())
                .isFalse();
    }

    @Test
    void overwritesAndKeepsTheApiAndItsRoot() {
        String apiId = imported(Map.of());
        String root = resource(apiId, "/").id();
        PutRestApiResponse put = client.putRestApi(
                request -> request.restApiId(apiId).mode(PutMode.OVERWRITE).body(SdkBytes.fromUtf8String(MORE)));

        assertThat(put.id()).isEqualTo(apiId);
        assertThat(put.hasBinaryMediaTypes()).isFalse();
        assertThat(paths(apiId)).containsExactlyInAnyOrder("/", "/toys");
        assertThat(resource(apiId, "/").id()).isEqualTo(root);
    }

    @Test
    void changesNothingWhereAWarningFails() {
        String apiId = imported(Map.of());
        assertThatThrownBy(() -> client.putRestApi(
                        request -> request.restApiId(apiId).failOnWarnings(true).body(SdkBytes.fromUtf8String(MORE))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Warnings found during import:");
        assertThat(client.getRestApi(request -> request.restApiId(apiId)).name())
                .isEqualTo("pets");
    }

    @Test
    void aMissingApiIsNotFound() {
        assertThatThrownBy(() -> client.putRestApi(
                        request -> request.restApiId("nothere123").body(SdkBytes.fromUtf8String(MORE))))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid API identifier specified 000000000000:nothere123");
    }

    @Test
    void exportsWhatAStageShowsInJsonAndYaml() {
        String apiId = imported(Map.of());
        client.createDeployment(request -> request.restApiId(apiId).stageName("dev"));
        client.putRestApi(
                request -> request.restApiId(apiId).mode(PutMode.OVERWRITE).body(SdkBytes.fromUtf8String(MORE)));

        for (String accept : List.of("application/json", "application/yaml")) {
            GetExportResponse export = client.getExport(request -> request.restApiId(apiId)
                    .stageName("dev")
                    .exportType("oas30")
                    .accepts(accept)
                    .parameters(Map.of("extensions", "integrations")));
            assertThat(export.contentType()).isEqualTo("application/octet-stream");
            assertThat(export.contentDisposition()).startsWith("attachment; filename=\"oas30_1.0.");
            String again =
                    client.importRestApi(request -> request.body(export.body())).id();
            assertThat(paths(again)).containsExactlyInAnyOrder("/", "/pets", "/pets/{id}");
            assertThat(export.body().asUtf8String()).contains("http://" + apiId + ".execute-api.localhost:8080");
        }
        assertThatThrownBy(() -> client.getExport(
                        request -> request.restApiId(apiId).stageName("dev").exportType("raml")))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> client.getExport(
                        request -> request.restApiId(apiId).stageName("none").exportType("oas30")))
                .isInstanceOf(NotFoundException.class);
    }

    private String imported(Map<String, String> parameters) {
        return client.importRestApi(request -> request.parameters(parameters).body(SdkBytes.fromUtf8String(PETS)))
                .id();
    }

    private List<String> paths(String apiId) {
        return client.getResources(request -> request.restApiId(apiId).limit(500)).items().stream()
                .map(Resource::path)
                .toList();
    }

    private Resource resource(String apiId, String path) {
        return client.getResources(request -> request.restApiId(apiId).limit(500)).items().stream()
                .filter(resource -> resource.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
