package dev.sluice.admin.openapi;

import static dev.sluice.admin.MockApi.replace;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.Aws;
import dev.sluice.admin.Database;
import dev.sluice.contract.wire.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/** As large an API as AWS allows: 300 resources, here with four methods each. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ScaleTest {

    /**
     * 2 s to import and half of it to export is the promise, of a warm service on two cores; a machine that is busy with
     * other things is given more, by {@code -Dsluice.scale.seconds}.
     */
    private static final Duration IMPORT = Duration.ofSeconds(Long.getLong("sluice.scale.seconds", 10));

    private static final int ROUNDS = 4;

    @Test
    void aLargeApiComesAndGoesInSeconds() {
        SdkBytes document = SdkBytes.fromByteArray(Wire.write(document()));
        List<Duration> imports = new ArrayList<>();
        List<Duration> exports = new ArrayList<>();
        List<Duration> changes = new ArrayList<>();
        try (ApiGatewayClient aws = Aws.client()) {
            for (int round = 0; round < ROUNDS; round++) {
                long started = System.nanoTime();
                String id = aws.importRestApi(r -> r.body(document)).id();
                imports.add(Duration.ofNanos(System.nanoTime() - started));
                aws.createDeployment(r -> r.restApiId(id).stageName("dev"));
                started = System.nanoTime();
                byte[] exported = aws.getExport(r -> r.restApiId(id)
                                .stageName("dev")
                                .exportType("oas30")
                                .parameters(Map.of("extensions", "apigateway")))
                        .body()
                        .asByteArray();
                exports.add(Duration.ofNanos(System.nanoTime() - started));
                assertThat(Wire.read(exported, ObjectNode.class).path("paths")).hasSize(299);
                assertThat(aws.getResources(r -> r.restApiId(id).limit(500)).items())
                        .hasSize(300);
                changes.add(change(aws, id));
                aws.deleteRestApi(r -> r.restApiId(id));
            }
        }
        assertThat(imports.getLast()).as("imports took " + imports).isLessThan(IMPORT);
        assertThat(exports.getLast()).as("exports took " + exports).isLessThan(IMPORT.dividedBy(2));
        assertThat(changes.getLast()).as("20 changes took " + changes).isLessThan(IMPORT);
    }

    /** 20 small changes, one after another. */
    private static Duration change(ApiGatewayClient aws, String id) {
        String resource = aws.getResources(r -> r.restApiId(id).limit(2))
                .items()
                .getLast()
                .id();
        long started = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            String name = "changed" + i;
            aws.updateMethod(r -> r.restApiId(id)
                    .resourceId(resource)
                    .httpMethod("GET")
                    .patchOperations(replace("/operationName", name)));
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.1");
        document.putObject("info").put("title", "large").put("version", "1");
        for (int i = 0; i < 299; i++) {
            for (String method : List.of("get", "put", "post", "delete")) {
                ObjectNode operation = document.withObjectProperty("paths")
                        .withObjectProperty("/r" + i)
                        .putObject(method)
                        .put("operationId", method + i);
                operation
                        .putArray("parameters")
                        .addObject()
                        .put("name", "q")
                        .put("in", "query")
                        .putObject("schema")
                        .put("type", "string");
                operation.putObject("responses").putObject("200").put("description", "fine");
                ObjectNode integration = operation
                        .putObject("x-amazon-apigateway-integration")
                        .put("type", "http")
                        .put("httpMethod", "POST")
                        .put("uri", "http://backend.example/" + i);
                integration
                        .putObject("requestTemplates")
                        .put("application/json", "{\"a\":\"$input.path('$.a')\"}".repeat(5));
                integration.putObject("responses").putObject("default").put("statusCode", "200");
            }
        }
        return document;
    }
}
