package dev.sluice.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SignedCallsTest {

    @Test
    void letsTheRootPrincipalIn() {
        try (ApiGatewayClient client = Aws.client()) {
            assertThat(client.getAccount().apiKeyVersion()).isEqualTo("4");
        }
    }

    @Test
    void refusesAnotherAccessKey() {
        try (ApiGatewayClient client = Aws.client("somebody", "test")) {
            ApiGatewayException refusal = catchThrowableOfType(ApiGatewayException.class, client::getAccount);
            assertThat(refusal.statusCode()).isEqualTo(403);
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("UnrecognizedClientException");
            assertThat(refusal.awsErrorDetails().errorMessage())
                    .isEqualTo("The security token included in the request is invalid.");
        }
    }

    @Test
    void refusesAnotherSecret() {
        try (ApiGatewayClient client = Aws.client("test", "guess")) {
            ApiGatewayException refusal = catchThrowableOfType(ApiGatewayException.class, client::getAccount);
            assertThat(refusal.statusCode()).isEqualTo(403);
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException");
            assertThat(refusal.requestId()).isNotBlank();
        }
    }

    @Test
    void aPathThatNobodyAnswersIsMissingItsToken() {
        given().get("/nothing/here")
                .then()
                .statusCode(403)
                .header("x-amzn-ErrorType", "MissingAuthenticationTokenException")
                .body("message", equalTo("Missing Authentication Token"));
    }
}
