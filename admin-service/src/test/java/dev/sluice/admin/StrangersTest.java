package dev.sluice.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/** An admin-service whose root secret is not the one that everybody knows. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@TestProfile(StrangersTest.OwnSecret.class)
class StrangersTest {

    public static final class OwnSecret implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("SLUICE_ROOT_SECRET_ACCESS_KEY_FILE", "src/test/resources/root-secret");
        }
    }

    @Test
    void aStrangerIsToldTheVersionAlone() {
        Map<String, Object> answer = given().get("/sluice/v1/config")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
        assertThat(answer).containsOnlyKeys("version");
    }

    @Test
    void aStrangerMayNotWait() {
        given().get("/sluice/v1/config/wait?version=1&timeout=0")
                .then()
                .statusCode(403)
                .header("x-amzn-ErrorType", "MissingAuthenticationTokenException");
    }

    @Test
    void theSuiteItselfIsToldEverything() {
        given().header("X-Sluice-Cluster-Token", "test-cluster-token")
                .get("/sluice/v1/config")
                .then()
                .statusCode(200)
                .body("routers", hasSize(0));
    }

    @Test
    void aWrongSignatureIsNoStrangersButAnError() {
        given().header("Authorization", "AWS4-HMAC-SHA256 Credential=test/20261123/us-east-1/apigateway/aws4_request")
                .get("/sluice/v1/config")
                .then()
                .statusCode(403)
                .header("x-amzn-ErrorType", equalTo("IncompleteSignatureException"));
    }

    @Test
    void rootSignsWithItsOwnSecret() {
        try (ApiGatewayClient client = Aws.client("test", "own-secret-of-tests")) {
            assertThat(client.getAccount().apiKeyVersion()).isEqualTo("4");
        }
    }
}
