package dev.sluice.admin.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.admin.Aws;
import dev.sluice.admin.Database;
import dev.sluice.contract.sigv4.AccessKey;
import dev.sluice.contract.sigv4.SessionTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.StsException;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SessionTokenTest {

    private static final AwsCredentials ROOT = AwsBasicCredentials.create("test", "test");
    private static final String INVALID = "The security token included in the request is invalid.";
    private static final String EXPIRED = "The security token included in the request is expired";

    @Inject
    SessionTokens tokens;

    @ParameterizedTest
    @CsvSource({"900, 900", "3600, 3600", "3601, 3600", "129600, 3600"})
    void lastsAsWishedAndForRootAnHourAtMost(int wished, int seconds) {
        assertThat(begun(r -> r.durationSeconds(wished)).expiration())
                .isCloseTo(Instant.now().plusSeconds(seconds), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void lastsAnHourUnlessWishedOtherwise() {
        Credentials credentials = begun(r -> {});

        assertThat(credentials.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
        assertThat(credentials.secretAccessKey()).matches("[A-Za-z0-9+/]{40}");
        assertThat(credentials.expiration()).isCloseTo(Instant.now().plusSeconds(3_600), within(1, ChronoUnit.MINUTES));
    }

    @ParameterizedTest
    @CsvSource({
        "899, greater than or equal to 900",
        "-1, greater than or equal to 900",
        "129601, less than or equal to 129600"
    })
    void refusesAnotherTime(int wished, String constraint) {
        StsException refusal = refused(ROOT, r -> r.durationSeconds(wished));

        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
        assertThat(refusal.awsErrorDetails().errorMessage())
                .isEqualTo("1 validation error detected: Value '" + wished
                        + "' at 'durationSeconds' failed to satisfy constraint: Member must have value " + constraint);
    }

    @Test
    void refusesACodeOfADeviceThatNobodyHas() {
        assertThat(refused(
                                ROOT,
                                r -> r.serialNumber("arn:aws:iam::000000000000:mfa/me")
                                        .tokenCode("123456"))
                        .awsErrorDetails()
                        .errorMessage())
                .startsWith("MultiFactorAuthentication failed, unable to validate MFA code.");
        assertThat(refused(ROOT, r -> r.tokenCode("123456")).awsErrorDetails().errorCode())
                .isEqualTo("AccessDenied");
    }

    @Test
    void itsHolderIsTheSamePrincipal() {
        AwsCredentials session = session(begun(r -> {}));

        try (StsClient sts = Aws.sts(session);
                ApiGatewayClient client = Aws.client(session)) {
            assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::000000000000:root");
            assertThat(client.getAccount().apiKeyVersion()).isEqualTo("4");
        }
    }

    @Test
    void doesNotBeginAnother() {
        StsException refusal = refused(session(begun(r -> {})), r -> {});

        assertThat(refusal.statusCode()).isEqualTo(403);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        assertThat(refusal.awsErrorDetails().errorMessage())
                .isEqualTo("Cannot call GetSessionToken with session credentials");
    }

    @Test
    void isRefusedWhenItsTimeIsOver() {
        AccessKey over = new AccessKey(
                "ASIAOVER",
                "lent",
                "arn:aws:iam::000000000000:root",
                Instant.now().minusSeconds(1));
        AwsCredentials session = AwsSessionCredentials.create(over.id(), over.secret(), tokens.seal(over));

        refused(session, "ExpiredTokenException", "ExpiredToken", EXPIRED);
    }

    @Test
    void isRefusedWhereItBelongsToAnotherKeyOrIsNone() {
        Credentials one = begun(r -> {});
        Credentials other = begun(r -> {});

        refused(
                AwsSessionCredentials.create(one.accessKeyId(), one.secretAccessKey(), other.sessionToken()),
                "UnrecognizedClientException",
                "InvalidClientTokenId",
                INVALID);
        refused(
                AwsSessionCredentials.create("test", "test", one.sessionToken()),
                "UnrecognizedClientException",
                "InvalidClientTokenId",
                INVALID);
        refused(
                AwsBasicCredentials.create(one.accessKeyId(), one.secretAccessKey()),
                "UnrecognizedClientException",
                "InvalidClientTokenId",
                INVALID);
        refused(
                AwsSessionCredentials.create(one.accessKeyId(), other.secretAccessKey(), one.sessionToken()),
                "InvalidSignatureException",
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match");
    }

    private static Credentials begun(Consumer<GetSessionTokenRequest.Builder> wishes) {
        try (StsClient sts = Aws.sts(ROOT)) {
            return sts.getSessionToken(wishes).credentials();
        }
    }

    private static AwsCredentials session(Credentials credentials) {
        return AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    }

    private static StsException refused(AwsCredentials by, Consumer<GetSessionTokenRequest.Builder> wishes) {
        try (StsClient sts = Aws.sts(by)) {
            return catchThrowableOfType(StsException.class, () -> sts.getSessionToken(wishes));
        }
    }

    private static void refused(AwsCredentials session, String type, String code, String words) {
        try (StsClient sts = Aws.sts(session);
                ApiGatewayClient client = Aws.client(session)) {
            var byApiGateway = catchThrowableOfType(ApiGatewayException.class, client::getAccount);
            var bySts = catchThrowableOfType(StsException.class, sts::getCallerIdentity);

            assertThat(byApiGateway.statusCode()).isEqualTo(403);
            assertThat(byApiGateway.awsErrorDetails().errorCode()).isEqualTo(type);
            assertThat(byApiGateway.awsErrorDetails().errorMessage()).startsWith(words);
            assertThat(bySts.statusCode()).isEqualTo(403);
            assertThat(bySts.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(bySts.awsErrorDetails().errorMessage()).startsWith(words);
        }
    }
}
