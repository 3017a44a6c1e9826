package dev.sluice.auth.wire;

import static dev.sluice.auth.wire.Asking.METHOD;
import static dev.sluice.auth.wire.Asking.ask;
import static dev.sluice.auth.wire.Asking.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.AccessAnswer.Reason;
import dev.sluice.contract.access.SessionQuestion;
import dev.sluice.contract.access.SigningKey;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.sigv4.AccessKey;
import dev.sluice.contract.sigv4.SessionTokens;
import dev.sluice.contract.sigv4.SigV4;
import dev.sluice.contract.wire.Wire;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service's two ports answer apart from decisions. */
@QuarkusTest
class DoorTest {

    private static final String KEYS = "/internal/access/signing-keys/";

    @Inject
    MovableClock clock;

    @Inject
    ClusterToken cluster;

    @TestHTTPResource(value = "/", management = true)
    String management = "";

    @BeforeEach
    void inTheExamplesTime() {
        clock.set(Instant.parse("2015-08-30T12:36:00Z"));
    }

    @Test
    void givesASigningKeyAndNoSecret() {
        byte[] body = scope(trusted())
                .get(KEYS + "AKIDEXAMPLE")
                .then()
                .statusCode(200)
                .body(not(containsString(TestGiven.SECRET)))
                .extract()
                .asByteArray();
        SigningKey key = Wire.read(body, SigningKey.class);

        assertThat(key.key()).isEqualTo(SigV4.signingKey(TestGiven.SECRET, "20150830", "us-east-1", "iam"));
        assertThat(key.principalArn()).isEqualTo("arn:aws:iam::000000000000:root");
    }

    @Test
    void knowsNoOtherAccessKey() {
        scope(trusted()).get(KEYS + "AKIDOTHER").then().statusCode(404).body("message", equalTo("no such access key"));
    }

    @Test
    void givesASessionsKeyWhileItsTokenLasts() {
        AccessKey session = new AccessKey(
                "ASIA1",
                "lent",
                "arn:aws:iam::000000000000:root",
                clock.instant().plusSeconds(900));
        byte[] question = Wire.write(new SessionQuestion(new SessionTokens(cluster).seal(session)));

        byte[] body = scope(trusted())
                .body(question)
                .post(KEYS + "ASIA1")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(Wire.read(body, SigningKey.class).key())
                .isEqualTo(SigV4.signingKey("lent", "20150830", "us-east-1", "iam"));
        scope(trusted()).body(question).post(KEYS + "ASIA2").then().statusCode(404);

        clock.forward(Duration.ofSeconds(900));
        scope(trusted()).body(question).post(KEYS + "ASIA1").then().statusCode(410);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[]", "{\"securityToken\":\"\"}"})
    void aQuestionAboutASessionHasAToken(String question) {
        scope(trusted()).body(question).post(KEYS + "AKIDEXAMPLE").then().statusCode(400);
    }

    @Test
    void givesNoSigningKeyForAnotherTime() {
        trusted()
                .queryParams("date", "20150820", "region", "us-east-1", "service", "iam")
                .get(KEYS + "AKIDEXAMPLE")
                .then()
                .statusCode(400);
        trusted().get(KEYS + "AKIDEXAMPLE").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {KEYS + "AKIDEXAMPLE", "/internal/access/decisions", "/internal/x", "/", "/q/health"})
    void answersNobodyWithoutTheClusterToken(String path) {
        given().get(path).then().statusCode(403).body("message", equalTo("Forbidden"));
        given().header(Wire.CLUSTER_TOKEN, "guess").get(path).then().statusCode(403);
        given().header(Wire.CLUSTER_TOKEN, "").post(path).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{\"authorizer\":{\"id\":\"a\"},\"methodArn\":\"m\",\"token\":\"t\"}",
                "{\"authorizer\":{\"id\":\"a\",\"type\":\"TOKEN\"},\"token\":\"t\"}",
                "{\"authorizer\":{\"id\":\"a\",\"type\":\"TOKEN\"},\"methodArn\":\"m\"}",
                "{",
                "[]"
            })
    void refusesAQuestionThatIsNotWhole(String question) {
        post(question.getBytes(StandardCharsets.UTF_8)).then().statusCode(400);
    }

    @Test
    void passesOverMembersThatANewerRouterSends() {
        String question = "{\"new\":1,\"authorizer\":{\"id\":\"a\",\"type\":\"REQUEST\",\"new\":{}},\"methodArn\":\""
                + METHOD + "\",\"token\":\"t\"}";

        post(question.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(200)
                .body("reason", equalTo("AUTHORIZER_CONFIGURATION"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REQUEST", "SOMETHING"})
    void letsNobodyInByAnAuthorizerItDoesNotKnow(String type) {
        var authorizer = new Authorizer("a", "a", type, List.of(), null, null, null, null, null);

        assertThat(ask(authorizer, METHOD, "t")).isEqualTo(new AccessAnswer.Deny(Reason.AUTHORIZER_CONFIGURATION, 0));
    }

    @Test
    void takesNoHugeQuestion() {
        post(new byte[300_000]).then().statusCode(413);
    }

    @Test
    void isGuardedByNoTokenOfItsOwn() {
        scope(trusted().header("Authorization", "Bearer nonsense"))
                .get(KEYS + "AKIDEXAMPLE")
                .then()
                .statusCode(200);
    }

    @Test
    void isNotReadyBeforeItHasCaughtUpWithTheConfig() {
        management().get("/health/ready").then().statusCode(503).body("checks[0].status", equalTo("DOWN"));
        management().get("/health/live").then().statusCode(200);
    }

    @Test
    void countsDecisions() {
        letsNobodyInByAnAuthorizerItDoesNotKnow("REQUEST");

        management()
                .get("/metrics")
                .then()
                .statusCode(200)
                .body(containsString(
                        "sluice_access_decisions_total{authorizer=\"REQUEST\",verdict=\"AUTHORIZER_CONFIGURATION\"}"));
    }

    private static RequestSpecification trusted() {
        return given().header(Wire.CLUSTER_TOKEN, TestGiven.TOKEN).contentType(ContentType.JSON);
    }

    private static RequestSpecification scope(RequestSpecification request) {
        return request.queryParams("date", "20150830", "region", "us-east-1", "service", "iam");
    }

    private RequestSpecification management() {
        return given().baseUri(management);
    }
}
