package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.sluice.system.gateway.Address;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.world.Backend;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way most people come: an OpenAPI document, imported, deployed and called. */
@OnSuite
class ImportDeployCallIT {

    @ParameterizedTest
    @ValueSource(strings = {"pets-openapi3.yaml", "pets-openapi3.json", "pets-swagger2.yaml", "pets-swagger2.json"})
    void servesADocumentOfEachNotation(String file, Gateway gateway, Backend backend) {
        var api = gateway.serve(Document.named(file).with(backend));

        api.call().get("/health").then().statusCode(200).body("alive", equalTo(true));
        api.call().get("/pets?kind=cat").then().statusCode(200).body("uri", equalTo("/pets?kind=cat"));
        api.call().get("/pets/7").then().statusCode(200).body("uri", equalTo("/animals/7"));
        api.call()
                .contentType(ContentType.JSON)
                .body("{\"name\": \"Misa\"}")
                .post("/pets")
                .then()
                .statusCode(200)
                .body("method", equalTo("POST"), "body", equalTo("{\"name\": \"Misa\"}"));
        assertThat(backend.count()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void answersAtEachOfItsAddresses(Address address, Gateway gateway, Backend backend) {
        var api = gateway.serve(Document.named("pets-openapi3.yaml").with(backend));

        api.call(address).get("/pets/7?a=1&b=2").then().statusCode(200).body("uri", equalTo("/animals/7?a=1&b=2"));
    }

    @Test
    void fillsStageVariablesIntoTheAddressOfTheBackend(Gateway gateway, Backend backend) {
        String id = gateway.importApi(Document.named("integrations.yaml").with(backend));
        var api = gateway.deploy(id, "test", Map.of("host", backend.authority(), "folder", "branch"));

        api.call().get("/variables").then().statusCode(200).body("uri", equalTo("/branch/leaf"));
    }

    @ParameterizedTest
    @EnumSource
    void answersAnUnknownPathOrMethodAsAwsDoes(Address address, Gateway gateway, Backend backend) {
        var api = gateway.serve(Document.named("pets-openapi3.yaml").with(backend));

        for (String path : new String[] {"/nowhere", "/pets/7/toys", "/"}) {
            api.call(address)
                    .get(path)
                    .then()
                    .statusCode(403)
                    .header("x-amzn-ErrorType", "MissingAuthenticationTokenException")
                    .contentType(ContentType.JSON)
                    .body(equalTo("{\"message\":\"Missing Authentication Token\"}"));
        }
        api.call(address)
                .delete("/pets")
                .then()
                .statusCode(403)
                .body(equalTo("{\"message\":\"Missing Authentication Token\"}"));
        assertThat(backend.count()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void forbidsAnUnknownStage(Address address, Gateway gateway, Backend backend) {
        var api = gateway.serve(Document.named("pets-openapi3.yaml").with(backend));

        api.withStage("nosuch")
                .call(address)
                .get("/health")
                .then()
                .statusCode(403)
                .header("x-amzn-ErrorType", "ForbiddenException")
                .body(equalTo("{\"message\":\"Forbidden\"}"));
    }

    @Test
    void prefersTheMoreExactRoute(Gateway gateway) {
        var api = gateway.serve(Document.named("priority.yaml"));

        api.call().get("/items/special").then().body("resource", equalTo("/items/special"));
        api.call().get("/items/7").then().body("resource", equalTo("/items/{id}"), "method", equalTo("GET"));
        api.call().delete("/items/7").then().body("resource", equalTo("/items/{id}"), "method", equalTo("ANY"));
        api.call().get("/items/7/toys").then().body("resource", equalTo("/{proxy+}"));
        api.call().put("/elsewhere").then().body("resource", equalTo("/{proxy+}"), "method", equalTo("PUT"));
    }

    @Test
    void namesEachAnswer(Gateway gateway, Backend backend) {
        var api = gateway.serve(Document.named("pets-openapi3.yaml").with(backend));
        String uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

        for (String path : new String[] {"/health", "/pets", "/nowhere"}) {
            api.call()
                    .get(path)
                    .then()
                    .header("x-amzn-RequestId", matchesPattern(uuid))
                    .header("x-amz-apigw-id", matchesPattern(".+"));
        }
        String first = api.call().get("/health").header("x-amzn-RequestId");
        assertThat(api.call().get("/health").header("x-amzn-RequestId")).isNotEqualTo(first);
    }

    @Test
    void separatesTwoApisThatShareEverythingButTheirIds(Gateway gateway, Backend backend) {
        var document = Document.named("integrations.yaml").with(backend);
        var one = gateway.deploy(
                gateway.importApi(document), "test", Map.of("host", backend.authority(), "folder", "one"));
        var two = gateway.deploy(
                gateway.importApi(document), "test", Map.of("host", backend.authority(), "folder", "two"));

        one.call().get("/variables").then().body("uri", equalTo("/one/leaf"));
        two.call().get("/variables").then().body("uri", equalTo("/two/leaf"));
    }
}
