package dev.sluice.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ConfigStatusTest {

    @Test
    void tellsTheVersionToAnyoneAndNoRouterWhileKafkaIsAway() {
        given().get("/sluice/v1/config")
                .then()
                .statusCode(200)
                .header("x-amzn-RequestId", notNullValue())
                .body("version", notNullValue())
                .body("routers", hasSize(0));
    }

    @Test
    void waitingWithoutARouterEndsWithTheTime() {
        given().get("/sluice/v1/config/wait?version=1&timeout=0").then().statusCode(408);
    }

    @Test
    void refusesAWaitForNonsense() {
        given().get("/sluice/v1/config/wait?version=new")
                .then()
                .statusCode(400)
                .header("x-amzn-ErrorType", "BadRequestException")
                .body("message", equalTo("Invalid version: new"));
    }

    @Test
    void aChangeIsKeptAndCountedWhileKafkaIsAway() {
        int before = given().get("/sluice/v1/config").path("version");
        given().body("{\"issuer\":\"http://127.0.0.1:9/issuer\",\"audiences\":[\"a\"]}")
                .put("/sluice/v1/userpools/pool-1")
                .then()
                .statusCode(200)
                .body("issuer", equalTo("http://127.0.0.1:9/issuer"));
        given().get("/sluice/v1/userpools/pool-1").then().statusCode(200).body("audiences[0]", equalTo("a"));
        given().get("/sluice/v1/config").then().body("version", equalTo(before + 1));
        given().delete("/sluice/v1/userpools/pool-1").then().statusCode(204);
        given().get("/sluice/v1/userpools/pool-1").then().statusCode(404);
    }

    @Test
    void anUnsignedCallIsMissingItsToken() {
        given().get("/restapis")
                .then()
                .statusCode(403)
                .header("x-amzn-ErrorType", "MissingAuthenticationTokenException")
                .body("message", equalTo("Missing Authentication Token"));
    }
}
