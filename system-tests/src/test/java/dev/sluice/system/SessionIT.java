package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.settings.Settings;
import dev.sluice.contract.sigv4.AccessKey;
import dev.sluice.contract.sigv4.SessionTokens;
import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.gateway.Signer;
import dev.sluice.system.gateway.Signer.Place;
import dev.sluice.system.suite.Suite;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** Who has a session's credentials is whoever began the session, for every service and until its time is over. */
@OnSuite
class SessionIT {

    private static final String ROOT = "arn:aws:iam::000000000000:root";
    private static final String BODY = "{\"a\": 1}";

    @Test
    void isItsPrincipalForTheControlPlane(Gateway gateway) {
        AwsCredentials session = session(gateway);

        try (StsClient sts = gateway.stsAs(session);
                var rest = gateway.restAs(session)) {
            assertThat(sts.getCallerIdentity().arn()).isEqualTo(ROOT);
            assertThat(rest.getAccount().throttleSettings()).isNotNull();
            assertThat(catchThrowableOfType(StsException.class, sts::getSessionToken)
                            .awsErrorDetails()
                            .errorMessage())
                    .isEqualTo("Cannot call GetSessionToken with session credentials");
        }
    }

    @ParameterizedTest
    @EnumSource
    void callsMethodsWithIam(Place place, Gateway gateway) {
        Api api = gateway.serve(Document.named("iam.yaml"));
        AwsCredentials session = session(gateway);

        assertThat(call(api, "/mine/ada", session, place).body()).isEqualTo("{\"name\": \"ada\"}");
        assertThat(call(api, "/mine/ada", session, place).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void isTurnedAwayWhenItsTimeIsOver(Place place, Gateway gateway, Suite suite) {
        HttpResponse<String> answer = call(gateway.serve(Document.named("iam.yaml")), "/mine/ada", over(suite), place);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("ExpiredTokenException");
        assertThat(answer.body()).isEqualTo("{\"message\":\"The security token included in the request is expired\"}");
    }

    @Test
    void anotherSessionsTokenIsNoToken(Gateway gateway) {
        AwsSessionCredentials one = session(gateway);
        AwsSessionCredentials other = session(gateway);
        AwsCredentials mixed =
                AwsSessionCredentials.create(one.accessKeyId(), one.secretAccessKey(), other.sessionToken());

        HttpResponse<String> answer = call(gateway.serve(Document.named("iam.yaml")), "/mine/ada", mixed, Place.HEADER);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("UnrecognizedClientException");
    }

    @Test
    void learnsWhichResourcesThereAreNot(Gateway gateway) {
        Api api = gateway.serve(Document.named("iam.yaml"));

        HttpResponse<String> answer = call(api, "/nothing/here", session(gateway), Place.HEADER);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Not Found\"}");
        api.call().get("/nothing/here").then().statusCode(403);
    }

    private static AwsSessionCredentials session(Gateway gateway) {
        try (StsClient sts = gateway.sts()) {
            Credentials credentials = sts.getSessionToken().credentials();
            return AwsSessionCredentials.create(
                    credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
        }
    }

    private static AwsCredentials over(Suite suite) {
        var settings = Settings.from(
                Map.of("SLUICE_CLUSTER_TOKEN_FILE", suite.clusterToken().toString()));
        var key = new AccessKey("ASIAOVER", "lent", ROOT, Instant.now().minusSeconds(1));
        String token = new SessionTokens(ClusterToken.of(settings)).seal(key);
        return AwsSessionCredentials.create(key.id(), key.secret(), token);
    }

    private static HttpResponse<String> call(Api api, String path, AwsCredentials credentials, Place place) {
        var signed = new Signer(credentials, Clock.systemUTC()).sign(SdkHttpMethod.POST, api.uri(path), BODY, place);
        return Signer.send(signed, api.uri(path).getRawPath(), BODY);
    }
}
