package dev.sluice.admin.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.admin.Aws;
import dev.sluice.admin.Database;
import dev.sluice.admin.MockApi;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.GatewayResponseType;
import software.amazon.awssdk.services.apigateway.model.GetMethodResponse;
import software.amazon.awssdk.services.apigateway.model.GetResourceResponse;

@QuarkusTest
@QuarkusTestResource(Database.class)
class CorsOperationsTest {

    private static final String ORIGIN = "method.response.header.Access-Control-Allow-Origin";
    private static final String EXPOSED = "method.response.header.Access-Control-Expose-Headers";

    private ApiGatewayClient aws = Aws.client();
    private MockApi api = new MockApi(aws, "", "");

    @BeforeEach
    void create() {
        aws = Aws.client();
        api = MockApi.create(aws);
        aws.putIntegrationResponse(r ->
                r.restApiId(api.id()).resourceId(api.rootId()).httpMethod("GET").statusCode("200"));
        aws.putIntegrationResponse(r -> r.restApiId(api.id())
                .resourceId(api.rootId())
                .httpMethod("GET")
                .statusCode("404")
                .selectionPattern("4.."));
    }

    @AfterEach
    void delete() {
        api.delete();
        aws.close();
    }

    private ValidatableResponse put(String body) {
        return given().body(body)
                .put("/sluice/v1/restapis/" + api.id() + "/resources/" + api.rootId() + "/cors")
                .then();
    }

    private GetMethodResponse method(String verb) {
        return aws.getMethod(r -> r.restApiId(api.id()).resourceId(api.rootId()).httpMethod(verb));
    }

    private GetResourceResponse everything() {
        return aws.getResource(
                r -> r.restApiId(api.id()).resourceId(api.rootId()).embed("methods"));
    }

    private void proxy(String verb) {
        aws.putMethod(r ->
                r.restApiId(api.id()).resourceId(api.rootId()).httpMethod(verb).authorizationType("NONE"));
        aws.putIntegration(r -> r.restApiId(api.id())
                .resourceId(api.rootId())
                .httpMethod(verb)
                .type("HTTP_PROXY")
                .integrationHttpMethod("GET")
                .uri("http://pets.example/"));
    }

    @Test
    void answersPreflightsByItself() {
        put("{}")
                .statusCode(200)
                .body("path", equalTo("/"))
                .body("preflight.'Access-Control-Allow-Methods'", equalTo("'GET,OPTIONS'"));

        GetMethodResponse options = method("OPTIONS");
        assertThat(options.authorizationType()).isEqualTo("NONE");
        assertThat(options.methodIntegration().typeAsString()).isEqualTo("MOCK");
        assertThat(options.methodIntegration().requestTemplates())
                .isEqualTo(Map.of("application/json", "{\"statusCode\": 200}"));
        assertThat(options.methodIntegration().integrationResponses().get("200").responseParameters())
                .isEqualTo(Map.of(
                        ORIGIN,
                        "'*'",
                        "method.response.header.Access-Control-Allow-Methods",
                        "'GET,OPTIONS'",
                        "method.response.header.Access-Control-Allow-Headers",
                        "'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token'"));
        assertThat(options.methodResponses().get("200").responseParameters()).hasSize(3);
        assertThat(options.methodResponses().get("200").responseModels())
                .isEqualTo(Map.of("application/json", "Empty"));
    }

    @Test
    void everyResponseOfAChosenMethodSaysWhoMayReadIt() {
        put("{\"allowOrigins\":[\"https://pets.example\"],\"allowMethods\":[\"GET\"],\"exposeHeaders\":[\"X-Total\"]}")
                .statusCode(200)
                .body("configured", contains("GET"))
                .body("skipped", empty());

        GetMethodResponse get = method("GET");
        for (String status : get.methodIntegration().integrationResponses().keySet()) {
            assertThat(get.methodIntegration()
                            .integrationResponses()
                            .get(status)
                            .responseParameters())
                    .isEqualTo(Map.of(ORIGIN, "'https://pets.example'", EXPOSED, "'X-Total'"));
            assertThat(get.methodResponses().get(status).responseParameters())
                    .isEqualTo(Map.of(ORIGIN, false, EXPOSED, false));
        }
        assertThat(get.methodResponses()).containsOnlyKeys("200", "404");
    }

    @Test
    void theSameCallAgainChangesNothing() {
        String body = "{\"allowOrigins\":[\"https://a.example\"],\"allowCredentials\":true,\"maxAge\":60,"
                + "\"gatewayResponses\":[\"DEFAULT_4XX\"]}";
        String first = put(body).statusCode(200).extract().asString();
        GetResourceResponse once = everything();
        String second = put(body).statusCode(200).extract().asString();

        assertThat(second).isEqualTo(first);
        assertThat(everything().resourceMethods()).isEqualTo(once.resourceMethods());
    }

    @Test
    void whatIsNoLongerAskedForGoes() {
        put("{\"allowOrigins\":[\"https://a.example\"],\"allowCredentials\":true,\"exposeHeaders\":[\"X-Total\"]}")
                .statusCode(200);
        put("{}").statusCode(200);

        assertThat(method("GET")
                        .methodIntegration()
                        .integrationResponses()
                        .get("200")
                        .responseParameters())
                .isEqualTo(Map.of(ORIGIN, "'*'"));
        assertThat(method("GET").methodResponses().get("200").responseParameters())
                .isEqualTo(Map.of(ORIGIN, false));
    }

    @Test
    void saysThatAProxyMustSendItsOwnHeaders() {
        proxy("POST");
        put("{\"allowMethods\":[\"POST\"]}")
                .statusCode(200)
                .body("configured", empty())
                .body("skipped.httpMethod", contains("POST"))
                .body("skipped[0].reason", containsString("HTTP_PROXY"));

        assertThat(method("POST").methodResponses()).isEmpty();
    }

    @Test
    void anAnyMethodStandsForAllVerbs() {
        proxy("ANY");
        put("{}")
                .statusCode(200)
                .body("preflight.'Access-Control-Allow-Methods'", equalTo("'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'"))
                .body("configured", contains("GET"))
                .body("skipped.httpMethod", contains("ANY"));
    }

    @Test
    void gatewayErrorsCarryTheHeadersAndKeepTheRest() {
        aws.putGatewayResponse(r -> r.restApiId(api.id())
                .responseType(GatewayResponseType.DEFAULT_4_XX)
                .statusCode("418")
                .responseParameters(Map.of("gatewayresponse.header.X-Own", "'1'")));
        put("{\"gatewayResponses\":[\"DEFAULT_4XX\",\"DEFAULT_5XX\"]}")
                .statusCode(200)
                .body("gatewayResponses", contains("DEFAULT_4XX", "DEFAULT_5XX"));

        var client = aws.getGatewayResponse(r -> r.restApiId(api.id()).responseType(GatewayResponseType.DEFAULT_4_XX));
        assertThat(client.statusCode()).isEqualTo("418");
        assertThat(client.responseParameters())
                .isEqualTo(Map.of(
                        "gatewayresponse.header.X-Own",
                        "'1'",
                        "gatewayresponse.header.Access-Control-Allow-Origin",
                        "'*'"));
        var server = aws.getGatewayResponse(
                r -> r.restApiId(api.id()).responseType(GatewayResponseType.INTEGRATION_TIMEOUT));
        assertThat(server.defaultResponse()).isTrue();
        assertThat(server.statusCode()).isEqualTo("504");
        assertThat(server.responseParameters()).hasSize(1);
    }

    @Test
    void leavesAnOptionsMethodWithABackendAlone() {
        proxy("OPTIONS");
        put("{}")
                .statusCode(409)
                .header("x-amzn-ErrorType", "ConflictException")
                .body("message", containsString("OPTIONS, with an integration of type HTTP_PROXY"));
        assertThat(method("OPTIONS").methodIntegration().typeAsString()).isEqualTo("HTTP_PROXY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"allowOrigins\":[\"pets.example\"]} | BadRequestException | 'pets.example' is no origin",
                "{\"allowOrigins\":[\"https://a.example\",\"https://b.example\"]} | BadRequestException | one origin",
                "{\"allowCredentials\":true} | BadRequestException | a browser sends no credentials where * is allowed",
                "{\"allowMethods\":[\"POST\"]} | BadRequestException | the resource has no method POST",
                "{\"allowMethods\":[\"CONNECT\"]} | ValidationException | 'putCorsInput.allowMethods' failed",
                "{\"allowHeaders\":[\"a b\"]} | BadRequestException | 'a b' is no name of a header",
                "{\"exposeHeaders\":[\"a'b\"]} | BadRequestException | 'a'b' is no name of a header",
                "{\"maxAge\":86401} | BadRequestException | must be between -1 and 86400",
                "{\"maxAge\":\"long\"} | SerializationException | can not be converted to an Integer",
                "{\"gatewayResponses\":[\"TEAPOT\"]} | ValidationException | [DEFAULT_4XX, DEFAULT_5XX]",
                "{\"allowOrigin\":\"*\"} | BadRequestException | Unknown member 'allowOrigin'",
            })
    void refusesWhatIsWrong(String body, String type, String message) {
        put(body).statusCode(400).header("x-amzn-ErrorType", type).body("message", containsString(message));
        assertThat(everything().resourceMethods()).containsOnlyKeys("GET");
    }

    @Test
    void aResourceThatIsNotThereIsNotFound() {
        given().body("{}")
                .put("/sluice/v1/restapis/" + api.id() + "/resources/none/cors")
                .then()
                .statusCode(404)
                .body("message", equalTo("Invalid Resource identifier specified"));
        given().body("{}")
                .put("/sluice/v1/restapis/none/resources/none/cors")
                .then()
                .statusCode(404)
                .body("message", containsString("Invalid API identifier specified"));
    }
}
