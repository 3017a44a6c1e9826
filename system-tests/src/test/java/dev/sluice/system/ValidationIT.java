package dev.sluice.system;

import static org.hamcrest.Matchers.equalTo;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request lacks is said before its backend is asked, in the words that the API has chosen. */
@OnSuite
class ValidationIT {

    @Test
    void takesARequestThatHasAll(Gateway gateway) {
        whole(serve(gateway))
                .body("{\"item\": \"leash\", \"count\": 2}")
                .post("/orders?currency=EUR")
                .then()
                .statusCode(200)
                .body("taken", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"item\": \"leash\"}",
                "{\"item\": 7, \"count\": 2}",
                "{\"item\": \"leash\", \"count\": 0}",
                "not JSON",
                "[]"
            })
    void refusesABodyThatDoesNotFitTheModel(String body, Gateway gateway) {
        whole(serve(gateway))
                .body(body)
                .post("/orders?currency=EUR")
                .then()
                .statusCode(400)
                .header("x-amzn-ErrorType", equalTo("BadRequestException"))
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .body(equalTo("{\"message\": \"Invalid request body\"}"));
    }

    @Test
    void namesTheParametersThatAreMissingByTheApisOwnTemplate(Gateway gateway) {
        serve(gateway)
                .call()
                .contentType(ContentType.JSON)
                .body("{\"item\": \"leash\", \"count\": 2}")
                .post("/orders")
                .then()
                .statusCode(422)
                .header("X-Problem", equalTo("parameters"))
                .body(
                        "problem",
                        equalTo("Missing required request parameters: [X-Customer, currency]"),
                        "at",
                        equalTo("/orders"));
    }

    private static Api serve(Gateway gateway) {
        return gateway.serve(Document.named("validated.yaml"));
    }

    private static RequestSpecification whole(Api api) {
        return api.call().contentType(ContentType.JSON).header("X-Customer", "ada");
    }
}
