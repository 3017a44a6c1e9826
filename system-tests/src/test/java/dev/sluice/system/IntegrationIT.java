package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.world.Backend;
import io.restassured.http.ContentType;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP, HTTP_PROXY and MOCK integrations do with a request and with the backend's answer. */
@OnSuite
class IntegrationIT {

    private static final String MEGABYTE = "0123456789abcdef".repeat(65_536);

    @Test
    void carriesAMegabyteBothWays(Gateway gateway, Backend backend) {
        backend.on("/store/down", request -> request.response().end(MEGABYTE));
        var api = serve(gateway, backend);

        api.call()
                .contentType(ContentType.TEXT)
                .body(MEGABYTE)
                .post("/files/up")
                .then()
                .statusCode(200)
                .body("body", equalTo(MEGABYTE));
        assertThat(api.call().get("/files/down").asString()).isEqualTo(MEGABYTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void passesEveryMethodOn(String method, Gateway gateway, Backend backend) {
        serve(gateway, backend)
                .call()
                .request(method, "/files/thing")
                .then()
                .statusCode(200)
                .body("method", equalTo(method));
    }

    @Test
    void answersHeadWithoutABody(Gateway gateway, Backend backend) {
        var answer = serve(gateway, backend).call().head("/files/thing");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEmpty();
        assertThat(backend.only().method()).isEqualTo("HEAD");
    }

    @ParameterizedTest
    @CsvSource({
        "/files/a, /store/a",
        "/files/a/b/c, /store/a/b/c",
        "/files/a/b/?q=1&q=2, /store/a/b?q=1&q=2",
        "/files/a%20b, /store/a%20b",
    })
    void passesTheGreedyRestOfAPathOn(String path, String expected, Gateway gateway, Backend backend) {
        serve(gateway, backend).call().get(path).then().statusCode(200).body("uri", equalTo(expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 404, 418, 500, 503})
    void passesTheStatusOfAProxiedBackendOn(int status, Gateway gateway, Backend backend) {
        serve(gateway, backend).call().get("/status/" + status).then().statusCode(status);
    }

    @Test
    void passesTheClientsHeadersToAProxiedBackend(Gateway gateway, Backend backend) {
        serve(gateway, backend)
                .call()
                .header("Authorization", "Bearer of good news")
                .header("User-Agent", "a system test")
                .header("X-Custom", "kept")
                .get("/files/a");

        var seen = backend.only();
        assertThat(seen.header("Authorization")).isEqualTo("Bearer of good news");
        assertThat(seen.header("User-Agent")).isEqualTo("a system test");
        assertThat(seen.header("X-Custom")).isEqualTo("kept");
        assertThat(seen.header("X-Amzn-Trace-Id")).startsWith("Root=1-");
        assertThat(seen.header("Host")).isEqualTo(backend.authority());
    }

    /** AWS's recorded list: what a backend behind HTTP, not HTTP_PROXY, is told. */
    @Test
    void tellsAPlainBackendOnlyWhoAsks(Gateway gateway, Backend backend) {
        var api = serve(gateway, backend);
        api.call()
                .header("X-Custom", "dropped")
                .header("User-Agent", "a system test")
                .get("/plain");

        var seen = backend.only();
        assertThat(seen.header("User-Agent")).isEqualTo("AmazonAPIGateway_" + api.id());
        assertThat(seen.header("X-Amzn-Apigateway-Api-Id")).isEqualTo(api.id());
        assertThat(seen.header("X-Amzn-Trace-Id")).startsWith("Root=1-");
        assertThat(seen.header("Accept")).isEqualTo("application/json");
        assertThat(seen.headers().contains("X-Custom")).isFalse();
    }

    /** AWS's recorded list: what the gateway says itself comes back from a proxied backend under another name. */
    @Test
    void renamesTheBackendsOwnConnectionHeaders(Gateway gateway, Backend backend) {
        backend.on("/headers", IntegrationIT::answerWithConnectionHeaders);

        serve(gateway, backend)
                .call()
                .get("/headers")
                .then()
                .statusCode(200)
                .header("x-amzn-Remapped-Date", equalTo("Sat, 01 Jan 2000 00:00:00 GMT"))
                .header("x-amzn-Remapped-Server", equalTo("an old one"))
                .header("x-amzn-Remapped-X-Amzn-RequestId", equalTo("the-backends"))
                .header("x-amzn-Remapped-Content-Length", equalTo("2"))
                .header("Server", nullValue())
                .header("X-Kept", equalTo("yes"));
    }

    @Test
    void mapsRequestAndAnswerByTemplates(Gateway gateway, Backend backend) {
        serve(gateway, backend)
                .call()
                .contentType(ContentType.JSON)
                .header("X-Caller", "Ada")
                .body("{\"name\": \"Misa\"}")
                .post("/template")
                .then()
                .statusCode(200)
                .body("backend.method", equalTo("PUT"), "resource", equalTo("/template"));

        assertThat(backend.only().body()).isEqualTo("{\"called\": \"Misa\", \"stage\": \"test\", \"by\": \"Ada\"}");
    }

    @Test
    void refusesAMediaTypeWithoutATemplate(Gateway gateway, Backend backend) {
        serve(gateway, backend)
                .call()
                .contentType(ContentType.XML)
                .body("<name>Misa</name>")
                .post("/template")
                .then()
                .statusCode(415)
                .body("message", equalTo("Unsupported Media Type"));
        assertThat(backend.count()).isZero();
    }

    @Test
    void selectsTheAnswerByTheBackendsStatus(Gateway gateway, Backend backend) {
        var api = serve(gateway, backend);

        api.call()
                .get("/selection/404")
                .then()
                .statusCode(422)
                .header("X-Backend", equalTo("echo"))
                .body("problem", equalTo(404));
        api.call().get("/selection/500").then().statusCode(200).body("status", equalTo(500));
    }

    @Test
    void answersAMockByItself(Gateway gateway, Backend backend) {
        var api = serve(gateway, backend);

        api.call()
                .get("/mock/hello")
                .then()
                .statusCode(200)
                .header("X-Kind", equalTo("mock"))
                .header("X-Amzn-Trace-Id", nullValue())
                .body("word", equalTo("hello"), "method", equalTo("GET"));
        api.call().get("/mock/hello?fail=yes").then().statusCode(500).body("problem", equalTo("asked for"));
        assertThat(backend.count()).isZero();
    }

    @Test
    void givesUpOnASlowBackend(Gateway gateway, Backend backend) {
        backend.slowAt("/slow");

        serve(gateway, backend)
                .call()
                .get("/slow")
                .then()
                .statusCode(504)
                .header("x-amzn-ErrorType", equalTo("InternalServerErrorException"))
                .body(equalTo("{\"message\": \"Endpoint request timed out\"}"));
        assertThat(backend.count()).isOne();
    }

    @Test
    void saysSoWhenABackendCannotBeReached(Gateway gateway, Backend backend) throws IOException {
        var document = Document.named("integrations.yaml").with(backend).with("nobody.example", nobody());

        gateway.serve(document)
                .call()
                .get("/unreachable")
                .then()
                .statusCode(504)
                .header("x-amzn-ErrorType", equalTo("InternalServerErrorException"))
                .body(equalTo("{\"message\": \"Network error communicating with endpoint\"}"));
    }

    @Test
    void refusesABodyOverTenMegabytes(Gateway gateway, Backend backend) {
        serve(gateway, backend)
                .call()
                .contentType(ContentType.TEXT)
                .body(MEGABYTE.repeat(10) + "!")
                .post("/files/up")
                .then()
                .statusCode(413)
                .body(equalTo("HTTP content length exceeded 10485760 bytes."));
        assertThat(backend.count()).isZero();
    }

    private static Api serve(Gateway gateway, Backend backend) {
        return gateway.serve(Document.named("integrations.yaml").with(backend));
    }

    private static void answerWithConnectionHeaders(HttpServerRequest request) {
        request.response()
                .putHeader("Date", "Sat, 01 Jan 2000 00:00:00 GMT")
                .putHeader("Server", "an old one")
                .putHeader("X-Amzn-RequestId", "the-backends")
                .putHeader("X-Kept", "yes")
                .putHeader("Content-Type", "application/json")
                .end("{}");
    }

    /** An address on which nobody listens. */
    private static String nobody() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }
}
