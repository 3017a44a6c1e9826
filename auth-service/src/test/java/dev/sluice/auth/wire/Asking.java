package dev.sluice.auth.wire;

import static io.restassured.RestAssured.given;

import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.AccessQuestion;
import dev.sluice.contract.access.AccessRequest;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.trial.AuthorizerInvocation;
import dev.sluice.contract.trial.AuthorizerInvoked;
import dev.sluice.contract.wire.Wire;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the service as a router does. */
final class Asking {

    static final String STAGE = "arn:aws:execute-api:us-east-1:000000000000:a1b2c3d4e5/prod";
    static final String METHOD = STAGE + "/GET/pets";

    private Asking() {}

    static AccessAnswer ask(Authorizer authorizer, String methodArn, String token, String... scopes) {
        Response response = post(Wire.write(new AccessQuestion(methodArn, authorizer, token, List.of(scopes), "r-1")));
        response.then().statusCode(200);
        return verdict(Wire.read(response.asByteArray(), AccessAnswer.class));
    }

    /** Without the policy that it comes from. */
    private static AccessAnswer verdict(AccessAnswer answer) {
        return switch (answer) {
            case AccessAnswer.Allow allow ->
                new AccessAnswer.Allow(
                        allow.principalId(), allow.context(), allow.ttlSeconds(), allow.usageIdentifierKey());
            case AccessAnswer.Deny deny ->
                new AccessAnswer.Deny(deny.reason(), deny.ttlSeconds(), null, deny.message());
        };
    }

    static Response post(byte[] question) {
        return given().header(Wire.CLUSTER_TOKEN, TestGiven.TOKEN)
                .contentType(ContentType.JSON)
                .body(question)
                .post("/internal/access/decisions");
    }

    static AccessAnswer ask(Authorizer authorizer, String methodArn, String token, AccessRequest request) {
        Response response =
                post(Wire.write(new AccessQuestion(methodArn, authorizer, token, List.of(), "r-1").showing(request)));
        response.then().statusCode(200);
        return verdict(Wire.read(response.asByteArray(), AccessAnswer.class));
    }

    static AuthorizerInvoked attempt(Authorizer authorizer, AccessRequest request) {
        Response response = given().header(Wire.CLUSTER_TOKEN, TestGiven.TOKEN)
                .contentType(ContentType.JSON)
                .body(Wire.write(new AuthorizerInvocation(METHOD, authorizer, request)))
                .post("/internal/access/trials");
        response.then().statusCode(200);
        return Wire.read(response.asByteArray(), AuthorizerInvoked.class);
    }

    /** A request with these headers, and the query {@code tenant=a&tenant=b}. */
    static AccessRequest request(Map<String, List<String>> headers) {
        return new AccessRequest(
                "/pets/{id}",
                "/pets/7",
                "GET",
                headers,
                Map.of("tenant", List.of("a", "b")),
                Map.of("id", "7"),
                Map.of("colour", "blue"),
                Map.of("identity", Map.of("sourceIp", "192.0.2.1")));
    }

    static Authorizer ofRequest(String function, @Nullable String sources, int ttl) {
        return new Authorizer("gate", "gate", "REQUEST", List.of(), uri(function), null, sources, null, ttl);
    }

    static Authorizer ofPools(String... ids) {
        List<String> arns = List.of(ids).stream()
                .map(id -> "arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + id)
                .toList();
        return new Authorizer("pools", "pools", "COGNITO_USER_POOLS", arns, null, null, null, null, null);
    }

    static Authorizer ofFunction(String function, @Nullable String expression, @Nullable Integer ttl) {
        return new Authorizer("gate", "gate", "TOKEN", List.of(), uri(function), null, null, expression, ttl);
    }

    /** The same authorizer, with a role to call its function by. */
    static Authorizer as(String role, Authorizer authorizer) {
        return new Authorizer(
                authorizer.id(),
                authorizer.name(),
                authorizer.type(),
                authorizer.providerARNs(),
                authorizer.authorizerUri(),
                role,
                authorizer.identitySource(),
                authorizer.identityValidationExpression(),
                authorizer.authorizerResultTtlInSeconds());
    }

    private static String uri(String function) {
        return "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + function + "/invocations";
    }
}
