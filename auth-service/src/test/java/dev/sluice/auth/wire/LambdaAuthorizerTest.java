package dev.sluice.auth.wire;

import static dev.sluice.auth.wire.Asking.METHOD;
import static dev.sluice.auth.wire.Asking.STAGE;
import static dev.sluice.auth.wire.Asking.ask;
import static dev.sluice.auth.wire.Asking.ofFunction;
import static dev.sluice.auth.wire.Asking.post;
import static dev.sluice.auth.wire.UserPoolTest.assertAllowed;
import static dev.sluice.auth.wire.UserPoolTest.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.auth.following.AccessConfig;
import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.AccessAnswer.Reason;
import dev.sluice.contract.access.AccessQuestion;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.config.Signal;
import dev.sluice.contract.wire.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LambdaAuthorizerTest {

    private static final String UNAUTHORIZED = "{\"errorMessage\":\"Unauthorized\",\"errorType\":\"Error\"}";

    @Inject
    FunctionsStub functions;

    @Inject
    AccessConfig config;

    @Inject
    MovableClock clock;

    @BeforeEach
    void now() {
        clock.set(Instant.now());
    }

    @Test
    void letsInWhomThePolicyAllows() {
        functions.returns(
                "allows", answer("Allow", STAGE + "/GET/*", "\"context\":{\"n\":1},\"usageIdentifierKey\":\"k\","));

        assertThat(ask(ofFunction("allows", null, 60), METHOD, "t"))
                .isEqualTo(new AccessAnswer.Allow("user", Map.of("n", "1"), 60, "k"));
    }

    @Test
    void tellsThePolicySoThatRoutersCanAskItAboutOtherMethods() {
        functions.returns("policed", answer("Deny", STAGE + "/GET/*", "\"usageIdentifierKey\":\"k\","));
        var question = new AccessQuestion(METHOD, ofFunction("policed", null, 60), "t", List.of(), "r-1");

        post(Wire.write(question))
                .then()
                .statusCode(200)
                .body("verdict", equalTo("deny"))
                .body("policed.principalId", equalTo("user"))
                .body("policed.usageIdentifierKey", equalTo("k"))
                .body("policed.policy.Statement[0].Effect", equalTo("Deny"));
    }

    @Test
    void sendsTheFunctionWhatAwsSends() {
        functions.returns("eventful", answer("Allow", "*", ""));
        ask(ofFunction("eventful", null, 0), METHOD, "Bearer abc");

        assertThat(functions.events("eventful"))
                .containsExactly(new JsonObject()
                        .put("type", "TOKEN")
                        .put("authorizationToken", "Bearer abc")
                        .put("methodArn", METHOD));
    }

    @Test
    void callsAFunctionByItsArn() {
        String arn = "arn:aws:lambda:us-east-1:000000000000:function:gate:live";
        functions.returns(arn.replace(":", "%3A"), answer("Allow", "*", ""));

        assertAllowed(ask(ofFunction(arn, null, 0), METHOD, "t"));
    }

    @Test
    void tellsADenialFromSilence() {
        functions.returns("denies", answer("Deny", "*", ""));
        functions.returns("silent", answer("Allow", STAGE + "/POST/*", ""));

        assertThat(ask(ofFunction("denies", null, 60), METHOD, "t"))
                .isEqualTo(new AccessAnswer.Deny(Reason.EXPLICIT_DENY, 60));
        assertThat(ask(ofFunction("silent", null, 60), METHOD, "t"))
                .isEqualTo(new AccessAnswer.Deny(Reason.IMPLICIT_DENY, 60));
    }

    @Test
    void asksOnceForAllMethodsOfAToken() {
        functions.returns("once", answer("Allow", STAGE + "/GET/*", ""));
        Authorizer authorizer = ofFunction("once", null, 60);

        assertAllowed(ask(authorizer, STAGE + "/GET/pets", "t"));
        clock.forward(Duration.ofSeconds(20));
        assertThat(ask(authorizer, STAGE + "/GET/owners", "t").ttlSeconds()).isEqualTo(40);
        assertThat(ask(authorizer, STAGE + "/DELETE/pets", "t"))
                .isEqualTo(new AccessAnswer.Deny(Reason.IMPLICIT_DENY, 40));
        assertThat(functions.events("once")).hasSize(1);

        assertAllowed(ask(authorizer, STAGE + "/GET/pets", "u"));
        clock.forward(Duration.ofSeconds(41));
        assertAllowed(ask(authorizer, STAGE + "/GET/pets", "t"));
        assertThat(functions.events("once")).hasSize(3);
    }

    @Test
    void forgetsWhenTheStageIsFlushed() {
        functions.returns("flushed", answer("Allow", "*", ""));
        ask(ofFunction("flushed", null, 60), METHOD, "t");

        config.signal(new Signal(Signal.Type.FLUSH_STAGE_CACHE, "a1b2c3d4e5", "prod"));
        ask(ofFunction("flushed", null, 60), METHOD, "t");
        assertThat(functions.events("flushed")).hasSize(1);

        config.signal(new Signal(Signal.Type.FLUSH_STAGE_AUTHORIZERS, "a1b2c3d4e5", "prod"));
        ask(ofFunction("flushed", null, 60), METHOD, "t");
        assertThat(functions.events("flushed")).hasSize(2);
    }

    @Test
    void doesNotAskAboutATokenThatTheExpressionDoesNotMatch() {
        functions.returns("choosy", answer("Allow", "*", ""));

        assertDenied(ask(ofFunction("choosy", "Bearer .+", 60), METHOD, "Basic x"), Reason.UNAUTHORIZED);
        assertDenied(ask(ofFunction("choosy", null, 60), METHOD, ""), Reason.UNAUTHORIZED);
        assertDenied(ask(ofFunction("choosy", "(a+)+b", 60), METHOD, "a".repeat(3_000)), Reason.UNAUTHORIZED);
        assertDenied(ask(ofFunction("choosy", "(", 60), METHOD, "t"), Reason.AUTHORIZER_CONFIGURATION);
        assertThat(functions.events("choosy")).isEmpty();
        assertAllowed(ask(ofFunction("choosy", "Bearer .+", 60), METHOD, "Bearer x"));
    }

    @Test
    void isUnauthorizedWhenTheFunctionSaysSo() {
        functions.fails("refuses", UNAUTHORIZED);
        assertDenied(ask(ofFunction("refuses", null, 60), METHOD, "t"), Reason.UNAUTHORIZED);

        functions.returns("refuses", answer("Allow", "*", ""));
        assertAllowed(ask(ofFunction("refuses", null, 60), METHOD, "t"));
    }

    @Test
    void isMisconfiguredWhenTheFunctionFailsOtherwise() {
        functions.fails("breaks", "{\"errorMessage\":\"x is undefined\",\"errorType\":\"TypeError\"}");
        functions.returns("lies", "{\"principalId\":\"user\",\"policyDocument\":{\"Statement\":\"all\"}}");
        functions.returns("rambles", answer("Allow", "*", "\"context\":{\"a\":\"" + "x".repeat(70_000) + "\"},"));

        for (String function : List.of("breaks", "lies", "rambles", "missing")) {
            assertDenied(ask(ofFunction(function, null, 60), METHOD, "t"), Reason.AUTHORIZER_CONFIGURATION);
        }
    }

    @Test
    void isMisconfiguredWithoutAFunction() {
        var nowhere = new Authorizer("a", "a", "TOKEN", List.of(), "https://example.com", null, null, null, 60);
        var without = new Authorizer("a", "a", "TOKEN", List.of(), null, null, null, null, 60);

        assertDenied(ask(nowhere, METHOD, "t"), Reason.AUTHORIZER_CONFIGURATION);
        assertDenied(ask(without, METHOD, "t"), Reason.AUTHORIZER_CONFIGURATION);
    }

    @Test
    void failsWhenTheFunctionCannotBeReached() {
        functions.behaves("closes", (event, request) -> request.connection().close());
        functions.behaves(
                "throttled",
                (event, request) -> request.response().setStatusCode(429).end());
        functions.behaves("sleeps", (event, request) -> assertThat(request).isNotNull());

        for (String function : List.of("closes", "throttled", "sleeps")) {
            AccessAnswer answer = ask(ofFunction(function, null, 60), METHOD, "t");
            assertThat(answer).as(function).isEqualTo(new AccessAnswer.Deny(Reason.AUTHORIZER_FAILURE, 0));
        }
    }

    private static String answer(String effect, String resource, String more) {
        return """
                {"principalId": "user", %s "policyDocument": {"Version": "2012-10-17", "Statement": [
                  {"Effect": "%s", "Action": "execute-api:Invoke", "Resource": "%s"}]}}""".formatted(more, effect, resource);
    }
}
