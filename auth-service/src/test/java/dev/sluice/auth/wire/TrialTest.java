package dev.sluice.auth.wire;

import static dev.sluice.auth.wire.Asking.METHOD;
import static dev.sluice.auth.wire.Asking.ask;
import static dev.sluice.auth.wire.Asking.attempt;
import static dev.sluice.auth.wire.Asking.ofFunction;
import static dev.sluice.auth.wire.Asking.ofPools;
import static dev.sluice.auth.wire.Asking.ofRequest;
import static dev.sluice.auth.wire.Asking.request;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.auth.following.AccessConfig;
import dev.sluice.contract.access.AccessRequest;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.UserPoolConfig;
import dev.sluice.contract.trial.AuthorizerInvoked;
import dev.sluice.contract.wire.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code POST /internal/access/trials}: authorizers that are not deployed. */
@QuarkusTest
class TrialTest {

    private static final String SECRET = "Bearer abcdefghijklmnopqrstuvwxyz";
    private static final String POLICY =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    private static final String ANSWER =
            "{\"principalId\":\"ann\",\"usageIdentifierKey\":\"an-api-key-of-hers\",\"policyDocument\":" + POLICY + "}";

    @Inject
    FunctionsStub functions;

    @Inject
    IssuerStub issuers;

    @Inject
    AccessConfig config;

    @Inject
    MovableClock clock;

    @BeforeEach
    void now() {
        clock.set(Instant.now());
    }

    @Test
    void showsThePolicyThatAFunctionReturnsAndJudgesNothing() {
        functions.returns("tried", ANSWER);
        AuthorizerInvoked told = attempt(ofFunction("tried", null, 300), bearing(SECRET));

        assertThat(told.clientStatus()).isZero();
        assertThat(told.principalId()).isEqualTo("ann");
        assertThat(told.policy()).isEqualTo(POLICY);
        assertThat(functions.events("tried").getFirst().getString("authorizationToken"))
                .isEqualTo(SECRET);
        assertThat(events(told))
                .containsExactly(
                        "Starting authorizer: gate for request: ID",
                        "Incoming identity: " + "*".repeat(27) + "uvwxyz",
                        "Endpoint request URI: " + functions.url() + "/2015-03-31/functions/tried/invocations",
                        "Endpoint request body after transformations: {\"type\":\"TOKEN\",\"authorizationToken\":\""
                                + "*".repeat(27) + "uvwxyz\",\"methodArn\":\"" + METHOD + "\"}",
                        "Sending request to " + functions.url() + "/2015-03-31/functions/tried/invocations",
                        "Authorizer result body before parsing: "
                                + ANSWER.replace("an-api-key-of-hers", "*".repeat(18)),
                        "Using valid authorizer policy for principal: ***",
                        "Successfully completed authorizer execution");
    }

    @Test
    void usesAndKeepsNoAnswer() {
        functions.returns("unkept", ANSWER);
        Authorizer authorizer = ofFunction("unkept", null, 300);
        ask(authorizer, METHOD, SECRET);

        attempt(authorizer, bearing(SECRET));
        attempt(authorizer, bearing(SECRET));
        ask(authorizer, METHOD, SECRET);
        assertThat(functions.events("unkept")).hasSize(3);
    }

    @Test
    void showsARequestAuthorizerTheRequestAndTheLogNoCredential() {
        functions.returns("whole", ANSWER);
        String sources = "method.request.header.who, method.request.querystring.tenant, stageVariables.colour,"
                + " context.identity.sourceIp";
        AuthorizerInvoked told = attempt(
                ofRequest("whole", sources, 300),
                request(Map.of("Who", List.of("somebody-with-a-long-name"), "X-Api-Key", List.of(SECRET))));

        assertThat(told.clientStatus()).isZero();
        assertThat(functions.events("whole").getFirst().getJsonObject("headers").getString("Who"))
                .isEqualTo("somebody-with-a-long-name");
        assertThat(told.log())
                .contains("Incoming identity: *******************g-name, *, ****, *********\n")
                .doesNotContain("somebody", "abcdef");
    }

    @Test
    void asksNobodyWithoutTheWholeIdentity() {
        functions.returns("unasked", ANSWER);
        String sources = "method.request.header.Authorization, method.request.header.Missing";

        for (AuthorizerInvoked told : List.of(
                attempt(ofRequest("unasked", sources, 0), bearing(SECRET)),
                attempt(ofFunction("unasked", null, 0), request(Map.of())),
                attempt(ofFunction("unasked", "Basic .+", 0), bearing(SECRET)))) {
            assertThat(told.clientStatus()).isEqualTo(401);
            assertThat(events(told)).endsWith("Unauthorized request: ID");
        }
        assertThat(functions.events("unasked")).isEmpty();
    }

    @Test
    void tellsHowAFunctionFailed() {
        functions.fails("says-no", "{\"errorMessage\":\"Unauthorized\",\"errorType\":\"Error\"}");
        functions.returns("lies", "{\"principalId\":\"ann\"}");
        functions.behaves(
                "throttled",
                (event, request) -> request.response().setStatusCode(429).end());

        assertThat(attempt(ofFunction("says-no", null, 0), bearing(SECRET)).clientStatus())
                .isEqualTo(401);
        AuthorizerInvoked lies = attempt(ofFunction("lies", null, 0), bearing(SECRET));
        assertThat(lies.clientStatus()).isEqualTo(500);
        assertThat(lies.log()).contains("Execution failed due to configuration error: its policy is none");
        AuthorizerInvoked throttled = attempt(ofFunction("throttled", null, 0), bearing(SECRET));
        assertThat(throttled.clientStatus()).isEqualTo(500);
        assertThat(throttled.log())
                .contains("Execution failed due to an authorizer failure: the Invoke API answered 429");
        var nowhere = new Authorizer("a", "a", "TOKEN", List.of(), "https://example.com", null, null, null, 0);
        assertThat(attempt(nowhere, bearing(SECRET)).log()).contains("its URI names no function");
    }

    @Test
    void showsTheClaimsOfAUserPoolsToken() {
        SigningPair pair = SigningPair.rsa("k1");
        var issuer = issuers.issuer(pair);
        config.apply(
                ConfigKey.parse("userpool/us-east-1_tried"),
                1,
                new UserPoolConfig("us-east-1_tried", issuer.url(), issuer.jwksUri(), List.of("web")));
        long now = clock.instant().getEpochSecond();
        String token = pair.sign(Map.of(
                "iss", issuer.url(), "aud", "web", "sub", "u-1", "token_use", "id", "iat", now, "exp", now + 600));

        AuthorizerInvoked told = attempt(ofPools("us-east-1_tried"), bearing(token));
        assertThat(told.clientStatus()).isZero();
        assertThat(told.claims()).containsEntry("sub", "u-1").containsEntry("token_use", "id");
        assertThat(told.policy()).isNull();
        assertThat(attempt(ofPools("us-east-1_tried"), bearing(SECRET)).clientStatus())
                .isEqualTo(401);
        assertThat(attempt(ofPools("unknown"), bearing(token)).clientStatus()).isEqualTo(500);
    }

    @Test
    void refusesAQuestionThatIsNotWhole() {
        for (String question : List.of("{}", "null", "{\"authorizer\":{\"id\":\"a\",\"type\":\"TOKEN\"}}", "[]")) {
            given().header(Wire.CLUSTER_TOKEN, TestGiven.TOKEN)
                    .contentType(ContentType.JSON)
                    .body(question)
                    .post("/internal/access/trials")
                    .then()
                    .statusCode(400);
        }
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/internal/access/trials")
                .then()
                .statusCode(403);
    }

    private static AccessRequest bearing(String token) {
        return request(Map.of("authorization", List.of(token)));
    }

    private static List<String> events(AuthorizerInvoked told) {
        String first = told.log().lines().findFirst().orElseThrow();
        String id = first.substring("Execution log for request ".length());
        return told.log()
                .lines()
                .skip(1)
                .map(line -> line.substring(line.indexOf(" : ") + 3).replace(id, "ID"))
                .toList();
    }
}
