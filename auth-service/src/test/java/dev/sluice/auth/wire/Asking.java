package dev.sluice.auth.wire;

import static io.restassured.RestAssured.given;

import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.AccessQuestion;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.wire.Wire;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the service as a router does. */
final class Asking {

    static final String STAGE = "arn:aws:execute-api:us-east-1:000000000000:a1b2c3d4e5/prod";
    static final String METHOD = STAGE + "/GET/pets";

    private Asking() {}

    static AccessAnswer ask(Authorizer authorizer, String methodArn, String token, String... scopes) {
        Response response = post(Wire.write(new AccessQuestion(methodArn, authorizer, token, List.of(scopes), "r-1")));
        response.then().statusCode(200);
        return Wire.read(response.asByteArray(), AccessAnswer.class);
    }

    static Response post(byte[] question) {
        return given().header(Wire.CLUSTER_TOKEN, TestGiven.TOKEN)
                .contentType(ContentType.JSON)
                .body(question)
                .post("/internal/access/decisions");
    }

    static Authorizer ofPools(String... ids) {
        List<String> arns = List.of(ids).stream()
                .map(id -> "arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + id)
                .toList();
        return new Authorizer("pools", "pools", "COGNITO_USER_POOLS", arns, null, null, null, null, null);
    }

    static Authorizer ofFunction(String function, @Nullable String expression, @Nullable Integer ttl) {
        String uri = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + function + "/invocations";
        return new Authorizer("gate", "gate", "TOKEN", List.of(), uri, null, null, expression, ttl);
    }
}
