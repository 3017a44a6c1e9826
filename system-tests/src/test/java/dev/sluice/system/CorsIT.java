package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.apigateway.model.Resource;

/** CORS enabled by one call, as a browser meets it: the preflight, the call itself and an error of the gateway. */
@OnSuite
class CorsIT {

    private static final String ORIGIN = "https://shop.example";
    private static final Document PETS = new Document("""
            openapi: 3.0.1
            info: {title: pets, version: "1"}
            x-amazon-apigateway-request-validators:
              params: {validateRequestBody: false, validateRequestParameters: true}
            paths:
              /pets:
                get:
                  x-amazon-apigateway-request-validator: params
                  parameters:
                    - {name: kind, in: query, required: true, schema: {type: string}}
                  responses: {"200": {description: 200 response}}
                  x-amazon-apigateway-integration:
                    type: mock
                    requestTemplates: {application/json: '{"statusCode": 200}'}
                    responses:
                      default:
                        statusCode: "200"
                        responseTemplates: {application/json: '{"kind": "$input.params("kind")"}'}
            """);

    @Test
    void aBrowserMayCallFromTheAllowedOrigin(Gateway gateway) {
        String id = gateway.importApi(PETS);
        enable(gateway, id);
        Api api = gateway.deploy(id, "dev", Map.of());

        api.call()
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "x-customer")
                .options("/pets")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(ORIGIN))
                .header("Access-Control-Allow-Methods", equalTo("GET,OPTIONS"))
                .header("Access-Control-Allow-Headers", equalTo("X-Customer"))
                .header("Access-Control-Allow-Credentials", equalTo("true"))
                .header("Access-Control-Max-Age", equalTo("600"));
        api.call()
                .header("Origin", ORIGIN)
                .get("/pets?kind=dog")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(ORIGIN))
                .header("Access-Control-Expose-Headers", equalTo("X-Total"))
                .header("Access-Control-Allow-Methods", nullValue())
                .body("kind", equalTo("dog"));
        api.call()
                .header("Origin", ORIGIN)
                .get("/pets")
                .then()
                .statusCode(400)
                .header("x-amzn-ErrorType", equalTo("BadRequestException"))
                .header("Access-Control-Allow-Origin", equalTo(ORIGIN));
        api.call()
                .header("Origin", ORIGIN)
                .get("/none")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", equalTo(ORIGIN));
    }

    private static void enable(Gateway gateway, String api) {
        String resource = gateway.rest().getResources(r -> r.restApiId(api)).items().stream()
                .filter(one -> one.path().equals("/pets"))
                .findFirst()
                .map(Resource::id)
                .orElseThrow();
        var answer = gateway.signed()
                .sendText(
                        SdkHttpMethod.PUT,
                        "/sluice/v1/restapis/" + api + "/resources/" + resource + "/cors",
                        "{\"allowOrigins\":[\"" + ORIGIN + "\"],\"allowHeaders\":[\"X-Customer\"],"
                                + "\"exposeHeaders\":[\"X-Total\"],\"maxAge\":600,\"allowCredentials\":true,"
                                + "\"gatewayResponses\":[\"DEFAULT_4XX\"]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("configured").path(0).asText()).isEqualTo("GET");
    }
}
