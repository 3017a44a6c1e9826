package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.world.Functions;
import dev.sluice.system.world.Services;
import io.restassured.http.ContentType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Methods that functions answer, as proxies and as none, or another AWS service. */
@OnSuite
class LambdaIT {

    private final String name = UUID.randomUUID().toString();

    private Api serve(Gateway gateway) {
        Document document = Document.named("functions.yaml")
                .with("proxy-function", "proxy-" + name)
                .with("custom-function", "custom-" + name)
                .with("queue-name", "queue-" + name);
        return gateway.deploy(gateway.importApi(document), "test", Map.of("function", "proxy-" + name));
    }

    @Test
    void givesAProxyTheRequestAndTheClientItsResult(Gateway gateway, Functions functions) {
        functions.define(
                "proxy-" + name,
                event -> new JsonObject()
                        .put("statusCode", 418)
                        .put("headers", new JsonObject().put("X-Kind", "teapot"))
                        .put(
                                "multiValueHeaders",
                                new JsonObject()
                                        .put(
                                                "Set-Cookie",
                                                new JsonArray().add("a=1").add("b=2")))
                        .put("body", "short and stout"));
        Api api = serve(gateway);

        var answer =
                api.call().header("X-Asked", "yes").queryParam("q", "1", "2").get("/proxy/a/b");

        answer.then()
                .statusCode(418)
                .header("X-Kind", equalTo("teapot"))
                .header("X-Amzn-Trace-Id", notNullValue())
                .body(equalTo("short and stout"));
        assertThat(answer.headers().getValues("Set-Cookie")).containsExactly("a=1", "b=2");
        JsonObject event = functions.eventsOf("proxy-" + name).element();
        assertThat(event.getString("resource")).isEqualTo("/proxy/{rest+}");
        assertThat(event.getString("path")).isEqualTo("/proxy/a/b");
        assertThat(event.getJsonObject("headers").getString("X-Asked")).isEqualTo("yes");
        assertThat(event.getJsonObject("queryStringParameters").getString("q")).isEqualTo("2");
        assertThat(event.getJsonObject("pathParameters").getString("rest")).isEqualTo("a/b");
        assertThat(event.getJsonObject("stageVariables").getString("function")).isEqualTo("proxy-" + name);
        assertThat(event.getValue("body")).isNull();
        JsonObject context = event.getJsonObject("requestContext");
        assertThat(context.getString("apiId")).isEqualTo(api.id());
        assertThat(context.getString("accountId")).isEqualTo("000000000000");
        assertThat(context.getString("operationName")).isEqualTo("Everything");
        assertThat(context.getString("path")).isEqualTo("/test/proxy/a/b");
        assertThat(context.getJsonObject("identity").getString("sourceIp")).isEqualTo("127.0.0.1");
    }

    @Test
    void carriesBytesBothWays(Gateway gateway, Functions functions) {
        functions.define(
                "proxy-" + name,
                event -> new JsonObject()
                        .put("headers", new JsonObject().put("Content-Type", "image/png"))
                        .put("isBase64Encoded", event.getBoolean("isBase64Encoded"))
                        .put("body", event.getString("body")));
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff};

        byte[] answered = serve(gateway)
                .call()
                .contentType("image/png")
                .header("Accept", "image/png")
                .body(picture)
                .post("/proxy/picture")
                .asByteArray();

        assertThat(answered).isEqualTo(picture);
    }

    @Test
    void answersABadGatewayForAProxyThatFailsOrTalksNonsense(Gateway gateway, Functions functions) {
        functions.define("proxy-" + name, event -> {
            if (event.getString("path").endsWith("fail")) {
                throw new IllegalStateException("broken");
            }
            return new JsonObject().put("greeting", "hello");
        });
        Api api = serve(gateway);

        for (String path : new String[] {"/proxy/fail", "/proxy/nonsense"}) {
            api.call()
                    .get(path)
                    .then()
                    .statusCode(502)
                    .header("x-amzn-ErrorType", equalTo("InternalServerErrorException"))
                    .body(equalTo("{\"message\": \"Internal server error\"}"));
        }
    }

    @Test
    void findsTheFunctionByAStageVariable(Gateway gateway, Functions functions) {
        functions.define("proxy-" + name, event -> new JsonObject().put("body", "found"));
        String id = gateway.importApi(Document.named("functions.yaml"));

        gateway.deploy(id, "known", Map.of("function", "proxy-" + name))
                .call()
                .get("/variable")
                .then()
                .statusCode(200)
                .body(equalTo("found"));
        gateway.deploy(id, "unknown", Map.of("function", "nobody-" + name))
                .call()
                .get("/variable")
                .then()
                .statusCode(500)
                .body(equalTo("{\"message\": \"Internal server error\"}"));
    }

    @Test
    void mapsWhatAFunctionGetsAndGives(Gateway gateway, Functions functions) {
        functions.define("custom-" + name, event -> {
            String wanted = event.getString("wanted");
            if (wanted.equals("Nobody")) {
                throw new IllegalArgumentException("No such pet: " + wanted);
            }
            return new JsonObject().put("name", wanted);
        });
        Api api = serve(gateway);

        api.call()
                .contentType(ContentType.JSON)
                .body("{\"name\": \"Misa\"}")
                .post("/custom")
                .then()
                .statusCode(200)
                .body("found", equalTo("Misa"));
        api.call()
                .contentType(ContentType.JSON)
                .body("{\"name\": \"Nobody\"}")
                .post("/custom")
                .then()
                .statusCode(404)
                .body("why", equalTo("No such pet: Nobody"));
    }

    @Test
    void sendsToAQueueAndSignsIt(Gateway gateway, Services services) {
        services.backend().on("/", request -> request.response().end("""
                <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIASENDER</AccessKeyId>
                <SecretAccessKey>lent</SecretAccessKey><SessionToken>for an hour</SessionToken>
                </Credentials></AssumeRoleResult></AssumeRoleResponse>"""));

        serve(gateway)
                .call()
                .contentType(ContentType.JSON)
                .body("{\"a\": 1}")
                .post("/queue")
                .then()
                .statusCode(200)
                .body("sent", equalTo(true));

        var asked = services.askedOf("/000000000000/queue-" + name);
        assertThat(asked.body()).isEqualTo("Action=SendMessage&MessageBody=%7B%22a%22%3A+1%7D");
        assertThat(asked.header("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=ASIASENDER/")
                .contains("/us-east-1/sqs/aws4_request");
        assertThat(asked.header("X-Amz-Security-Token")).isEqualTo("for an hour");
    }
}
