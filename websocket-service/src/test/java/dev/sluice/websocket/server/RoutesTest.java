package dev.sluice.websocket.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.wire.ConnectionId;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketFrame;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients and backends see of routes. */
class RoutesTest {

    private static final String ECHO =
            "'echo':{'routeKey':'echo','target':'integrations/i','routeResponseSelectionExpression':'$default'}";
    private static final String CONNECT = "'$connect':{'routeKey':'$connect','target':'integrations/i'}";

    private final Vertx vertx = Vertx.vertx();
    private Backend backend;
    private Running running;

    @BeforeEach
    void start() throws Exception {
        backend = new Backend(vertx);
        running = new Running(vertx, Clock.systemUTC(), Map.of());
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
        Await.future(vertx.close());
    }

    @Test
    void postsAMessageAndGivesTheAnswerBack() throws Exception {
        running.deploy("prod", ECHO, httpProxy(""));
        Client client = running.connect("api1/prod");

        assertThat(client.send("{\"action\":\"echo\"}").receive()).isEqualTo("echo {\"action\":\"echo\"}");
        var call = backend.next();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).isEqualTo("/messages");
        assertThat(call.headers().get("User-Agent")).isEqualTo("AmazonAPIGateway_api1");
        assertThat(call.headers().get("Content-Type")).isEqualTo("application/json");
        assertThat(call.headers().get("X-Amzn-Trace-Id")).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
    }

    @Test
    void joinsTheFramesOfAMessage() throws Exception {
        running.deploy("prod", ECHO, httpProxy(""));
        Client client = running.connect("api1/prod");

        client.sendFrame(WebSocketFrame.textFrame("{\"action\":", false));
        client.sendFrame(WebSocketFrame.continuationFrame(io.vertx.core.buffer.Buffer.buffer("\"echo\"}"), true));

        assertThat(client.receive()).isEqualTo("echo {\"action\":\"echo\"}");
    }

    @Test
    void keepsTheAnswerOfAOneWayRoute() throws Exception {
        running.deploy("prod", ECHO.replace(",'routeResponseSelectionExpression':'$default'", ""), httpProxy(""));
        Client client = running.connect("api1/prod");

        client.send("{\"action\":\"echo\"}");
        backend.next();

        assertThat(client.send("no route").receive()).contains("Forbidden");
    }

    @Test
    void forbidsAMessageWithoutARoute() throws Exception {
        running.deploy("prod", ECHO, httpProxy(""));

        assertThat(running.connect("api1/prod").send("not json").receive())
                .matches(
                        "\\{\"message\": \"Forbidden\", \"connectionId\":\"[\\w-]{15}=\", \"requestId\":\"[\\w-]{15}=\"}");
    }

    @Test
    void namesTheHolderInTheConnectionId() throws Exception {
        running.deploy("prod", ECHO, httpProxy(""));

        assertThat(ConnectionId.parse(running.connect("api1/prod").connectionId())
                        .orElseThrow()
                        .replica())
                .isEqualTo(3);
    }

    @Test
    void saysThatAnIntegrationFailed() throws Exception {
        backend.answers((request, response) -> response.setStatusCode(500).end("trouble"));
        running.deploy("prod", ECHO, httpProxy(""));
        Client client = running.connect("api1/prod");

        assertThat(client.send("{\"action\":\"echo\"}").receive())
                .startsWith("{\"message\": \"Internal server error\", \"connectionId\":\"");
    }

    @Test
    void saysThatABackendIsAwayOrLate() throws Exception {
        running.deploy(
                "prod",
                ECHO,
                "'i':{'integrationId':'i','integrationType':'HTTP_PROXY','integrationUri':'http://127.0.0.1:1/'}");
        assertThat(running.connect("api1/prod").send("{\"action\":\"echo\"}").receive())
                .contains("Internal server error");

        backend.answers((request, response) -> {});
        running.deploy("prod", ECHO, httpProxy(",'timeoutInMillis':100"));
        assertThat(running.connect("api1/prod").send("{\"action\":\"echo\"}").receive())
                .contains("Internal server error");
    }

    @Test
    void mapsParametersIntoTheCall() throws Exception {
        running.deploy(
                "prod",
                ECHO,
                httpProxy(",'requestParameters':{'integration.request.header.connectionId':'context.connectionId',"
                                + "'integration.request.querystring.who':'route.request.body.user.name',"
                                + "'integration.request.header.var':'stageVariables.v',"
                                + "'integration.request.path.id':'route.request.body.id'}")
                        .replace("/messages", "/${stageVariables.v}/{id}"));
        Client client = running.connect("api1/prod");
        String id = client.connectionId();

        client.send("{\"action\":\"echo\",\"id\":\"a/b\",\"user\":{\"name\":\"Ann B\"}}");

        var call = backend.next();
        assertThat(call.uri()).isEqualTo("/var/a%2Fb?who=Ann%20B");
        assertThat(call.headers().get("connectionId")).isEqualTo(id);
        assertThat(call.headers().get("var")).isEqualTo("var");
    }

    @Test
    void failsTheMessageWhoseMappedHeaderIsNone() throws Exception {
        running.deploy(
                "prod",
                ECHO,
                httpProxy(",'requestParameters':{'integration.request.header.h':'route.request.body.h'}"));
        Client client = running.connect("api1/prod");

        assertThat(client.send("{\"action\":\"echo\",\"h\":\"a\\r\\nb: c\"}").receive())
                .contains("Internal server error");
        assertThat(client.send("{\"action\":\"echo\",\"h\":\"fine\"}").receive())
                .startsWith("echo");
    }

    @Test
    void mapsMessageAndAnswerByTemplates() throws Exception {
        backend.answers((request, response) -> response.setStatusCode(404).end("{\"n\":1}"));
        running.deploy(
                "prod",
                ECHO,
                "'i':{'integrationId':'i','integrationType':'HTTP','integrationUri':'" + backend.url() + "',"
                        + "'templateSelectionExpression':'${request.body.kind}',"
                        + "'requestTemplates':{'a':'A $input.path(\\'$.x\\') $context.eventType','$default':'D'},"
                        + "'integrationResponses':{'x':{'integrationResponseKey':'/4../','templateSelectionExpression':'t',"
                        + "'responseTemplates':{'t':'mapped $input.json(\\'$.n\\')'}}}}");
        Client client = running.connect("api1/prod");

        assertThat(client.send("{\"action\":\"echo\",\"kind\":\"a\",\"x\":5}").receive())
                .isEqualTo("mapped 1");
        assertThat(backend.next().body()).isEqualTo("A 5 MESSAGE");
        client.send("{\"action\":\"echo\",\"kind\":\"other\"}").receive();
        assertThat(backend.next().body()).isEqualTo("D");
    }

    @Test
    void mocksAnAnswer() throws Exception {
        running.deploy(
                "prod",
                ECHO,
                "'i':{'integrationId':'i','integrationType':'MOCK','requestTemplates':{'200':'{\\'statusCode\\':200}'},"
                        + "'templateSelectionExpression':'200','integrationResponses':{'d':{'integrationResponseKey':"
                        + "'$default','responseTemplates':{'200':'pong of $context.routeKey'},"
                        + "'templateSelectionExpression':'200'}}}");

        assertThat(running.connect("api1/prod").send("{\"action\":\"echo\"}").receive())
                .isEqualTo("pong of echo");
    }

    @Test
    void callsAFunctionByTheInvokeApi() throws Exception {
        backend.answers((request, response) -> response.end("{\"statusCode\":200,\"body\":\"from the function\"}"));
        running.close();
        running = new Running(vertx, Clock.systemUTC(), Map.of("SLUICE_LAMBDA_ENDPOINT", backend.url() + "/"));
        running.deploy(
                "prod",
                ECHO,
                "'i':{'integrationId':'i','integrationType':'AWS_PROXY','integrationUri':'arn:aws:apigateway:us-east-1:"
                        + "lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations'}");
        Client client = running.connect("api1/prod");

        assertThat(client.send("{\"action\":\"echo\"}").receive()).isEqualTo("from the function");
        var call = backend.next();
        assertThat(call.uri())
                .isEqualTo(
                        "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Af/invocations");
        assertThat(call.body()).contains("\"routeKey\":\"echo\"", "\"body\":\"{\\\"action\\\":\\\"echo\\\"}\"");

        backend.answers((request, response) ->
                response.putHeader("X-Amz-Function-Error", "Unhandled").end("{\"errorMessage\":\"no\"}"));
        assertThat(client.send("{\"action\":\"echo\"}").receive()).contains("Internal server error");
    }

    @Test
    void asksConnectRouteBeforeItAccepts() throws Exception {
        running.deploy("prod", CONNECT, httpProxy(""));

        running.connect(running.options("api1/prod?token=a%20b&x=1").addHeader("X-Mine", "m"));

        var call = backend.next();
        assertThat(call.uri()).isEqualTo("/messages?token=a%20b&x=1");
        assertThat(call.headers().get("X-Mine")).isEqualTo("m");
        assertThat(call.headers().names())
                .noneMatch(name ->
                        name.toLowerCase(java.util.Locale.ROOT).matches("x-sluice-.*|sec-websocket-.*|upgrade"));
    }

    @Test
    void refusesTheHandshakeAsConnectRouteSays() throws Exception {
        running.deploy("prod", CONNECT, httpProxy(""));
        for (int status : List.of(401, 403, 503)) {
            backend.answers(
                    (request, response) -> response.setStatusCode(status).end("{\"message\":\"no\"}"));

            assertThat(rejection("api1/prod").getStatus()).isEqualTo(status);
        }
        backend.answers((request, response) -> request.headers().clear());
        running.deploy("prod", CONNECT, httpProxy(",'timeoutInMillis':100"));
        assertThat(rejection("api1/prod").getStatus()).isEqualTo(504);
        running.deploy("prod", CONNECT, httpProxy("").replace(backend.url(), "http://127.0.0.1:1"));
        assertThat(rejection("api1/prod").getStatus()).isEqualTo(502);
    }

    @Test
    void agreesOnTheSubprotocolThatConnectRouteChooses() throws Exception {
        backend.answers((request, response) ->
                response.putHeader("Sec-WebSocket-Protocol", "v2.chat").end());
        running.deploy("prod", CONNECT, httpProxy(""));

        Client client = running.connect(
                running.options("api1/prod").addSubProtocol("v1.chat").addSubProtocol("v2.chat"));

        assertThat(client.subProtocol()).isEqualTo("v2.chat");
    }

    @Test
    void forbidsAStageThatIsNotThere() throws Exception {
        UpgradeRejectedException rejection = rejection("api1/none");

        assertThat(rejection.getStatus()).isEqualTo(403);
        assertThat(rejection.getBody().toString()).isEqualTo("{\"message\":\"Forbidden\"}");
    }

    @Test
    void letsNobodyInWithoutTheClusterToken() throws Exception {
        running.deploy("prod", ECHO, httpProxy(""));

        assertThat(running.call("GET", "/internal/ws/api1/prod", "", "wrong"))
                .isEqualTo(new Running.Response(403, "ForbiddenException", "{\"message\":\"Forbidden\"}"));
        assertThat(running.call("GET", "/internal/ws/api1/prod", "").status()).isEqualTo(400);
        assertThat(running.call("GET", "/elsewhere", "").status()).isEqualTo(404);
    }

    @Test
    void tellsDisconnectRouteHowItEnded() throws Exception {
        String end = "'$disconnect':{'routeKey':'$disconnect','target':'integrations/i'}";
        String mapped =
                httpProxy(",'requestParameters':{'integration.request.header.code':'context.disconnectStatusCode',"
                        + "'integration.request.header.reason':'context.disconnectReason'}");
        running.deploy("prod", end, mapped);

        running.connect("api1/prod").close(4001, "bye");

        var call = backend.next();
        assertThat(call.headers().get("code")).isEqualTo("4001");
        assertThat(call.headers().get("reason")).isEqualTo("bye");
    }

    @Test
    void servesOpenConnectionsByTheNewestDeployment() throws Exception {
        running.deploy("prod", ECHO, httpProxy(""));
        Client client = running.connect("api1/prod");
        assertThat(client.send("{\"action\":\"echo\"}").receive()).startsWith("echo");

        running.deploy("prod", ECHO.replace("'echo'", "'other'"), httpProxy(""));

        assertThat(client.send("{\"action\":\"echo\"}").receive()).contains("Forbidden");
        assertThat(client.send("{\"action\":\"other\"}").receive()).startsWith("echo");
    }

    private UpgradeRejectedException rejection(String path) {
        Throwable failure = org.assertj.core.api.Assertions.catchThrowable(() -> running.connect(path));
        assertThat(failure).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(UpgradeRejectedException.class);
        return (UpgradeRejectedException) failure.getCause();
    }

    private String httpProxy(String more) {
        return "'i':{'integrationId':'i','integrationType':'HTTP_PROXY','integrationMethod':'POST','integrationUri':'"
                + backend.url() + "/messages'" + more + "}";
    }
}
