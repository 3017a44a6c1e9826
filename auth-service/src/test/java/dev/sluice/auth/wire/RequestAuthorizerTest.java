package dev.sluice.auth.wire;

import static dev.sluice.auth.wire.Asking.METHOD;
import static dev.sluice.auth.wire.Asking.STAGE;
import static dev.sluice.auth.wire.Asking.ask;
import static dev.sluice.auth.wire.Asking.ofRequest;
import static dev.sluice.auth.wire.Asking.request;
import static dev.sluice.auth.wire.UserPoolTest.assertAllowed;
import static dev.sluice.auth.wire.UserPoolTest.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.AccessAnswer.Reason;
import dev.sluice.contract.access.AccessQuestion;
import dev.sluice.contract.access.AccessRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestAuthorizerTest {

    private static final String SOURCES = "method.request.header.Who, method.request.querystring.tenant";
    private static final AccessRequest REQUEST = request(Map.of("Who", List.of("ann", "bob")));

    @Inject
    FunctionsStub functions;

    @Inject
    MovableClock clock;

    @BeforeEach
    void now() {
        clock.set(Instant.now());
    }

    @Test
    void sendsTheFunctionWhatAwsSends() {
        functions.returns("shown", answer("Allow", "*"));

        assertAllowed(ask(ofRequest("shown", SOURCES, 0), METHOD, "t", REQUEST));
        assertThat(functions.events("shown"))
                .containsExactly(new JsonObject()
                        .put("type", "REQUEST")
                        .put("methodArn", METHOD)
                        .put("resource", "/pets/{id}")
                        .put("path", "/pets/7")
                        .put("httpMethod", "GET")
                        .put("headers", new JsonObject().put("Who", "bob"))
                        .put("multiValueHeaders", new JsonObject().put("Who", new JsonArray(List.of("ann", "bob"))))
                        .put("queryStringParameters", new JsonObject().put("tenant", "b"))
                        .put(
                                "multiValueQueryStringParameters",
                                new JsonObject().put("tenant", new JsonArray(List.of("a", "b"))))
                        .put("pathParameters", new JsonObject().put("id", "7"))
                        .put("stageVariables", new JsonObject().put("colour", "blue"))
                        .put(
                                "requestContext",
                                new JsonObject().put("identity", new JsonObject().put("sourceIp", "192.0.2.1"))));
    }

    @Test
    void showsWhatThereIsNoneOfInTheContextAsNull() {
        functions.returns("contextual", answer("Allow", "*"));
        Map<String, Object> identity = new HashMap<>(Map.of("sourceIp", "192.0.2.1"));
        identity.put("userArn", null);
        Map<String, Object> context = new HashMap<>(Map.of("identity", identity));
        context.put("resourceId", null);
        AccessRequest shown = new AccessRequest(
                "/pets/{id}", "/pets/7", "GET", Map.of(), Map.of(), Map.of(), Map.of(), jsonNodes(context));

        assertAllowed(ask(ofRequest("contextual", SOURCES, 0), METHOD, "t", shown));
        JsonObject event = functions.events("contextual").getFirst();
        assertThat(event.getJsonObject("requestContext").getMap()).isEqualTo(context);
        assertThat(event.getJsonObject("headers")).isEmpty();
    }

    /** As routers send it: members that are null are there. */
    private static Map<String, Object> jsonNodes(Map<String, Object> context) {
        Map<String, Object> nodes = new HashMap<>();
        context.forEach((name, value) -> nodes.put(name, new JsonMapper().valueToTree(value)));
        return nodes;
    }

    @Test
    void keepsAnAnswerForAllThatTheIdentityIsOf() {
        functions.returns("kept", answer("Allow", STAGE + "/GET/*"));
        var authorizer = ofRequest("kept", SOURCES, 60);
        String ann = AccessQuestion.identity(List.of("ann", "b"));

        assertAllowed(ask(authorizer, STAGE + "/GET/pets", ann, REQUEST));
        assertAllowed(ask(authorizer, STAGE + "/GET/owners", ann, REQUEST));
        assertThat(ask(authorizer, STAGE + "/DELETE/pets", ann, REQUEST))
                .isEqualTo(new AccessAnswer.Deny(Reason.IMPLICIT_DENY, 60));
        assertThat(functions.events("kept")).hasSize(1);

        assertAllowed(ask(authorizer, METHOD, AccessQuestion.identity(List.of("ann", "c")), REQUEST));
        assertThat(functions.events("kept")).hasSize(2);
    }

    @Test
    void keepsNothingForACallerWithoutAnIdentity() {
        functions.returns("nobody", answer("Allow", "*"));
        var authorizer = ofRequest("nobody", null, 60);

        assertThat(ask(authorizer, METHOD, "", REQUEST).ttlSeconds()).isZero();
        assertThat(ask(authorizer, METHOD, "", REQUEST).ttlSeconds()).isZero();
        assertThat(functions.events("nobody")).hasSize(2);
    }

    @Test
    void letsNobodyInWithoutARequestToShow() {
        functions.returns("blind", answer("Allow", "*"));

        assertDenied(ask(ofRequest("blind", SOURCES, 60), METHOD, "t"), Reason.AUTHORIZER_CONFIGURATION);
        assertThat(functions.events("blind")).isEmpty();
    }

    private static String answer(String effect, String resource) {
        return """
                {"principalId": "user", "policyDocument": {"Version": "2012-10-17", "Statement": [
                  {"Effect": "%s", "Action": "execute-api:Invoke", "Resource": "%s"}]}}""".formatted(effect, resource);
    }
}
