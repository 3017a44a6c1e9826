package dev.sluice.admin.sts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.admin.Aws;
import dev.sluice.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

@QuarkusTest
@QuarkusTestResource(Database.class)
class CallerIdentityTest {

    private static final AwsCredentials ROOT = AwsBasicCredentials.create("test", "test");

    @Test
    void tellsRootItsName() {
        try (StsClient sts = Aws.sts(ROOT)) {
            GetCallerIdentityResponse identity = sts.getCallerIdentity();

            assertThat(identity.arn()).isEqualTo("arn:aws:iam::000000000000:root");
            assertThat(identity.userId()).isEqualTo("000000000000");
            assertThat(identity.account()).isEqualTo("000000000000");
            assertThat(identity.responseMetadata().requestId()).isNotBlank();
        }
    }

    @Test
    void refusesInItsOwnWords() {
        refused(AwsBasicCredentials.create("nobody", "test"), "InvalidClientTokenId");
        refused(AwsBasicCredentials.create("test", "guess"), "SignatureDoesNotMatch");
    }

    @Test
    void knowsNoActionThatNeedsARole() {
        try (StsClient sts = Aws.sts(ROOT)) {
            StsException refusal = catchThrowableOfType(
                    StsException.class,
                    () -> sts.assumeRole(
                            a -> a.roleArn("arn:aws:iam::000000000000:role/r").roleSessionName("me")));

            assertThat(refusal.statusCode()).isEqualTo(400);
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
            assertThat(refusal.awsErrorDetails().errorMessage())
                    .isEqualTo("Could not find operation AssumeRole for version 2011-06-15");
        }
    }

    @Test
    void anotherScopeIsAnsweredAsBefore() {
        given().header("X-Amz-Date", "20260101T000000Z")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host,"
                                + " Signature=00")
                .post("/")
                .then()
                .statusCode(400)
                .header("x-amzn-ErrorType", "UnknownOperationException");
    }

    private static void refused(AwsCredentials credentials, String code) {
        try (StsClient sts = Aws.sts(credentials)) {
            StsException refusal = catchThrowableOfType(StsException.class, sts::getCallerIdentity);

            assertThat(refusal.statusCode()).isEqualTo(403);
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(refusal.requestId()).isNotBlank();
        }
    }
}
