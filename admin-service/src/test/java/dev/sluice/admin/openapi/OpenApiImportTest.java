package dev.sluice.admin.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.api.Integration;
import dev.sluice.contract.api.Method;
import dev.sluice.contract.api.Resource;
import dev.sluice.contract.api.RestApi;
import dev.sluice.contract.wire.Wire;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OpenApiImportTest {

    @TestFactory
    Stream<DynamicTest> golden() throws IOException, URISyntaxException {
        return GoldenCase.all().stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    if (one.refused()) {
                        assertThatThrownBy(one::imported)
                                .isInstanceOf(InvalidDocument.class)
                                .hasMessage(one.error());
                    } else {
                        assertThat(one.imported().toPrettyString())
                                .isEqualTo(one.expected().toPrettyString());
                    }
                }));
    }

    /** A deployment freezes the tree as this record, so every tree must be one. */
    @TestFactory
    Stream<DynamicTest> everyTreeIsARestApi() throws IOException, URISyntaxException {
        return GoldenCase.all().stream()
                .filter(one -> !one.refused())
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    RestApi api = Wire.read(Wire.write(one.imported().get("tree")), RestApi.class);
                    assertThat(api.id()).isEqualTo("api1234567");
                    assertThat(api.resources().values())
                            .extracting(Resource::path)
                            .contains("/");
                }));
    }

    @Test
    void readsAnIntegrationAsTheContractKnowsIt() throws IOException, URISyntaxException {
        GoldenCase orders = GoldenCase.all().stream()
                .filter(one -> one.name().equals("swagger-2.0"))
                .findFirst()
                .orElseThrow();
        RestApi api = Wire.read(Wire.write(orders.imported().get("tree")), RestApi.class);
        Method method = api.resources().values().stream()
                .filter(resource -> resource.path().equals("/books"))
                .findFirst()
                .orElseThrow()
                .resourceMethods()
                .get("GET");
        Integration integration = method == null ? null : method.methodIntegration();
        assertThat(integration).isNotNull();
        assertThat(integration.type()).isEqualTo("HTTP");
        assertThat(integration.timeoutInMillis()).isEqualTo(5000);
        assertThat(integration.integrationResponses().get("503"))
                .extracting("selectionPattern")
                .isEqualTo("5\\d{2}");
    }

    @Test
    void importsALargeApiWithoutLookingAtEverythingForEach() {
        byte[] document = large(300).getBytes(StandardCharsets.UTF_8);
        AtomicInteger ids = new AtomicInteger();
        OpenApiImport importer = new OpenApiImport(() -> "id" + ids.incrementAndGet());
        importer.create("warm", document, ImportOptions.USUAL);

        long start = System.nanoTime();
        ObjectNode tree =
                importer.create("api1234567", document, ImportOptions.USUAL).tree();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(tree.path("resources").size()).isEqualTo(301);
        assertThat(taken).as("quadratic work would take minutes").isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void neverChangesTheTreeThatItIsGiven() throws IOException, URISyntaxException {
        for (GoldenCase one : GoldenCase.all()) {
            if (!one.refused()) {
                ObjectNode tree = (ObjectNode) one.imported().get("tree");
                ObjectNode before = tree.deepCopy();
                new OpenApiImport(() -> "other").merge(tree, one.input(), ImportOptions.USUAL);
                new OpenApiImport(() -> "other").overwrite(tree, one.input(), ImportOptions.USUAL);
                assertThat(tree).as(one.name()).isEqualTo(before);
            }
        }
    }

    private static String large(int resources) {
        StringBuilder document = new StringBuilder("openapi: 3.0.0\ninfo: {title: Large, version: '1'}\npaths:\n");
        for (int i = 0; i < resources; i++) {
            document.append("  /r").append(i).append(":\n");
            for (String method : new String[] {"get", "put", "post", "delete"}) {
                document.append("    ")
                        .append(method)
                        .append(":\n      description: Does ")
                        .append(i)
                        .append("\n");
                document.append("      parameters:\n        - {name: q, in: query, schema: {type: string}}\n");
                document.append("      requestBody: {content: {application/json: {schema: {type: object,"
                        + " properties: {n: {type: integer}}}}}}\n");
                document.append("      responses: {'200': {description: 200 response}}\n");
                document.append("      x-amazon-apigateway-integration: {type: http, httpMethod: GET,"
                        + " uri: 'http://example.com', requestParameters: {integration.request.querystring.q:"
                        + " method.request.querystring.q}, responses: {default: {statusCode: '200'}}}\n");
            }
        }
        return document.toString();
    }
}
