package dev.sluice.edge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.api.RestApi;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.config.StageSettings;
import dev.sluice.contract.settings.Settings;
import dev.sluice.contract.trial.TestInvocation;
import dev.sluice.contract.trial.TestInvoked;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.exchange.Means;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialDoorTest {

    private static final String MOCK = """
            {"httpMethod": "GET", "authorizationType": "AWS_IAM", "apiKeyRequired": true, "methodIntegration": {
              "type": "MOCK",
              "requestTemplates": {"application/json": "{\\"statusCode\\": 201}"},
              "integrationResponses": {"201": {"statusCode": "201",
                "responseParameters": {"method.response.header.X-Source": "context.identity.sourceIp"},
                "responseTemplates": {
                  "application/json": "$input.params('id') $input.params('q') $stageVariables.colour $context.stage $context.path $context.identity.apiKeyId"}}}}}""";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Means means;
    private String door = "";
    private String backend = "";

    @BeforeEach
    void start() throws Exception {
        String token = Files.writeString(folder.resolve("token"), "token").toString();
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false));
        Settings settings =
                Settings.from(Map.of("SLUICE_CLUSTER_TOKEN_FILE", token, "SLUICE_REQUEST_BODY_LIMIT", "100000"));
        means = Means.of(settings);
        new TrialDoor(vertx, means).serve(router, settings);
        door = "http://127.0.0.1:" + listen(router::handle) + "/internal/test-invoke";
        backend = "http://127.0.0.1:" + listen(TrialDoorTest::echo);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        if (means != null) {
            means.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** A backend that says what it got, with as many bytes as its path asks for. */
    private static void echo(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            if (request.path().equals("/endless")) {
                more(request.response().setChunked(true));
                return;
            }
            String said = request.method() + " " + request.uri() + " " + body;
            request.response()
                    .setStatusCode(request.path().startsWith("/teapot") ? 418 : 200)
                    .putHeader("Content-Type", "text/plain")
                    .putHeader("X-Own", "kept")
                    .end(request.path().startsWith("/long") ? "x".repeat(200_000) : said);
        });
    }

    /** For as long as somebody reads. */
    private static void more(HttpServerResponse response) {
        response.write("x".repeat(10_000)).onSuccess(sent -> more(response));
    }

    @Test
    void answersFromAMockWithoutAskingWhoCalls() throws Exception {
        TestInvoked told = invoke("/pets/{id}", MOCK, "GET", "/pets/7?q=a%20b", Map.of(), null);

        assertThat(told.status()).isEqualTo(201);
        assertThat(told.body()).isEqualTo("7 a b blue test-invoke-stage /pets/7 test-invoke-api-key-id");
        assertThat(told.headers())
                .isEqualTo(Map.of(
                        "Content-Type", List.of("application/json"), "X-Source", List.of("test-invoke-source-ip")));
        assertThat(events(told))
                .containsExactly(
                        "Starting execution for request: ID",
                        "HTTP Method: GET, Resource Path: /pets/7",
                        "Method request path: {id=7}",
                        "Method request query string: {q=a b}",
                        "Method request headers: {}",
                        "Method request body before transformations: ",
                        "Method response body after transformations: 7 a b blue test-invoke-stage /pets/7 test-invoke-api-key-id",
                        "Method response headers: {Content-Type=application/json, X-Source=test-invoke-source-ip}",
                        "Successfully completed execution",
                        "Method completed with status: 201");
        assertThat(told.log().lines().skip(1))
                .allMatch(line ->
                        line.matches("[A-Z][a-z]{2} [A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d:\\d\\d UTC \\d{4} : .*"));
    }

    @Test
    void takesTheResourcesOwnPathWhereNoneIsGiven() throws Exception {
        TestInvoked told = invoke("/pets/{id}", MOCK, "GET", null, Map.of(), null);

        assertThat(told.body()).isEqualTo("  blue test-invoke-stage /pets/{id} test-invoke-api-key-id");
        assertThat(events(told)).contains("HTTP Method: GET, Resource Path: /pets/{id}", "Method request path: {}");
    }

    @Test
    void logsWhatPassesBetweenItAndABackend() throws Exception {
        String http = """
                {"httpMethod": "POST", "methodIntegration": {
                  "type": "HTTP", "httpMethod": "PUT", "uri": "%s/teapot/{id}",
                  "requestParameters": {"integration.request.path.id": "method.request.path.id",
                    "integration.request.header.X-Api-Key": "'a-key-of-the-backend'"},
                  "requestTemplates": {"application/json": "{\\"mapped\\": $input.json('$.a')}"},
                  "integrationResponses": {"200": {"statusCode": "200"}, "404": {"statusCode": "404",
                    "selectionPattern": "4..", "responseTemplates": {"text/plain": "none: $input.body"}}}}}""".formatted(backend);
        TestInvoked told = invoke(
                "/pets/{id}",
                http,
                "POST",
                "/pets/7",
                Map.of("Authorization", List.of("Bearer abcdefghijklmnopqrstuvwxyz", "b")),
                "{\"a\": 1}");

        assertThat(told.status()).isEqualTo(404);
        assertThat(told.body()).isEqualTo("none: PUT /teapot/7 {\"mapped\": 1}");
        List<String> events = events(told);
        assertThat(events)
                .contains(
                        "Method request headers: {Authorization=*****************************wxyz,b}",
                        "Method request body before transformations: {\"a\": 1}",
                        "Endpoint request URI: " + backend + "/teapot/7",
                        "Endpoint request body after transformations: {\"mapped\": 1}",
                        "Sending request to " + backend + "/teapot/7",
                        "Endpoint response body before transformations: PUT /teapot/7 {\"mapped\": 1}",
                        "Method response body after transformations: none: PUT /teapot/7 {\"mapped\": 1}",
                        "Method completed with status: 404");
        assertThat(events)
                .anyMatch(event -> event.matches("Received response. Status: 418, Integration latency: \\d+ ms"))
                .anyMatch(event -> event.startsWith("Endpoint response headers: {") && event.contains("X-Own=kept"));
        assertThat(told.log()).doesNotContain("abcdef", "a-key-of");
    }

    @Test
    void readsTheAnswerThatALiveRequestWouldStream() throws Exception {
        TestInvoked told = invoke("/pets", proxy(backend + "/here"), "PATCH", "/pets?a=1", Map.of(), "hello");

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body()).isEqualTo("PATCH /here?a=1 hello");
        assertThat(told.headers()).containsEntry("X-Own", List.of("kept"));
        assertThat(events(told)).contains("Endpoint response body before transformations: PATCH /here?a=1 hello");
    }

    @Test
    void showsNoMoreOfAStreamThanAwsDoesAndLogsNoneOfIt() throws Exception {
        String stream =
                proxy(backend + "/endless").replace("\"type\"", "\"responseTransferMode\": \"STREAM\", \"type\"");
        assertThat(stream).contains("STREAM");

        TestInvoked told = invoke("/pets", stream, "GET", "/pets", Map.of(), null);

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body().length()).isBetween(1024 * 1024 + 1, 2 * 1024 * 1024);
        assertThat(events(told)).noneMatch(event -> event.startsWith("Endpoint response body"));
    }

    @Test
    void breaksOffAnAnswerThatIsTooLarge() throws Exception {
        TestInvoked told = invoke("/pets", proxy(backend + "/long"), "GET", "/pets", Map.of(), null);

        assertThat(told.status()).isEqualTo(500);
        assertThat(events(told))
                .endsWith(
                        "Execution failed due to configuration error: body over 100000 bytes",
                        "Method completed with status: 500");
    }

    @Test
    void cutsALongEventAsAwsDoes() throws Exception {
        TestInvoked told = invoke("/pets", proxy(backend), "POST", "/pets", Map.of(), "y".repeat(2_000));

        assertThat(events(told))
                .anySatisfy(event -> assertThat(event)
                        .startsWith("Method request body before transformations: yyy")
                        .endsWith("yyy [TRUNCATED]")
                        .hasSize(1_024 + " [TRUNCATED]".length()));
    }

    @Test
    void tellsWhatIsWrongWithAnApi() throws Exception {
        String wordless = MOCK.replace("{\\\"statusCode\\\": 201}", "none");
        assertThat(wordless).isNotEqualTo(MOCK);
        TestInvoked failed = invoke("/pets", wordless, "GET", "/pets", Map.of(), null);
        TestInvoked endless = invoke(
                "/pets",
                MOCK.replace("$context.stage", "#foreach($i in [1..2000])#end"),
                "GET",
                "/pets",
                Map.of(),
                null);
        TestInvoked broken = invoke("/pets", MOCK.replace("$context.stage", "#if("), "GET", "/pets", Map.of(), null);
        TestInvoked unreachable = invoke("/pets", proxy("http://127.0.0.1:1"), "GET", "/pets", Map.of(), null);

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.body()).isEqualTo("{\"message\": \"Internal server error\"}");
        assertThat(failed.headers()).containsEntry("x-amzn-ErrorType", List.of("InternalServerErrorException"));
        assertThat(events(failed))
                .endsWith(
                        "Execution failed due to configuration error: statusCode should be an integer which defined in request template",
                        "Method completed with status: 500");
        assertThat(endless.status()).isEqualTo(500);
        assertThat(events(endless))
                .anyMatch(event ->
                        event.startsWith("Execution failed due to configuration error: a mapping template failed: "));
        assertThat(broken.status()).isEqualTo(500);
        assertThat(events(broken))
                .anyMatch(event -> event.startsWith("Execution failed due to configuration error: GET /pets: "));
        assertThat(unreachable.status()).isEqualTo(504);
        assertThat(events(unreachable)).anyMatch(event -> event.contains("There was an error connecting"));
    }

    @Test
    void validatesAsLiveRequestsAre() throws Exception {
        String strict = MOCK.replaceFirst(
                "\"apiKeyRequired\": true",
                "\"requestValidatorId\": \"v\", \"requestParameters\": {\"method.request.querystring.q\": true}");
        TestInvoked told = invoke("/pets", strict, "GET", "/pets", Map.of(), null);

        assertThat(told.status()).isEqualTo(400);
        assertThat(told.body()).isEqualTo("{\"message\": \"Missing required request parameters: [q]\"}");
        assertThat(events(told)).contains("Missing required request parameters: [q]");

        String modelled = MOCK.replaceFirst(
                "\"apiKeyRequired\": true",
                "\"requestValidatorId\": \"b\", \"requestModels\": {\"application/json\": \"Pet\"}");
        TestInvoked wrong = invoke("/pets", modelled, "GET", "/pets", Map.of(), "{}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(events(wrong))
                .contains(
                        "Request body does not match model schema for content type application/json: [object has missing required properties ([\"name\"])]");
    }

    @Test
    void refusesWhoLacksTheClusterTokenAndWhatIsNoQuestion() throws Exception {
        byte[] question = Wire.write(question("/pets", MOCK, "GET", "/pets", Map.of(), null));
        byte[] otherMethod = Wire.write(question("/pets", MOCK, "PUT", "/pets", Map.of(), null));

        assertThat(send("guess", question).statusCode()).isEqualTo(403);
        assertThat(send("token", "{}".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(400);
        assertThat(send("token", otherMethod).statusCode()).isEqualTo(400);
        assertThat(send("token", question).statusCode()).isEqualTo(200);
    }

    @Test
    void tellsABodyAsTextWhateverTheClientAccepts() throws Exception {
        TestInvoked told =
                invoke("/pets/{id}", MOCK, "GET", "/pets/7?q=1", Map.of("Accept-Encoding", List.of("gzip")), null);

        assertThat(told.body()).startsWith("7 1 blue");
        assertThat(told.headers()).doesNotContainKey("Content-Encoding");
    }

    private static String proxy(String uri) {
        return """
                {"httpMethod": "ANY", "methodIntegration": {"type": "HTTP_PROXY", "httpMethod": "ANY", "uri": "%s"}}""".formatted(uri);
    }

    private static List<String> events(TestInvoked told) {
        String first = told.log().lines().findFirst().orElseThrow();
        String id = first.substring("Execution log for request ".length());
        assertThat(told.log()).endsWith("\n");
        return told.log()
                .lines()
                .skip(1)
                .map(line -> line.substring(line.indexOf(" : ") + 3).replace(id, "ID"))
                .toList();
    }

    private TestInvoked invoke(
            String path,
            String method,
            String verb,
            @Nullable String sent,
            Map<String, List<String>> headers,
            @Nullable String body)
            throws Exception {
        HttpResponse<byte[]> answer = send("token", Wire.write(question(path, method, verb, sent, headers, body)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Wire.read(answer.body(), TestInvoked.class);
    }

    private static TestInvocation question(
            String path,
            String method,
            String verb,
            @Nullable String sent,
            Map<String, List<String>> headers,
            @Nullable String body) {
        String own = method.replaceFirst("\\{\"httpMethod\": \"(\\w+)\"", "$1");
        String name = own.substring(0, own.indexOf(','));
        String api = """
                {"id": "a1", "name": "pets", "minimumCompressionSize": 0, "policy": "none that can be read", "resources": {"r1": {"id": "r1", "path": "%s", "resourceMethods": {"%s": %s}}},
                 "requestValidators": {"v": {"id": "v", "name": "v", "validateRequestParameters": true},
                   "b": {"id": "b", "name": "b", "validateRequestBody": true}},
                 "models": {"Pet": {"name": "Pet", "contentType": "application/json", "schema": "{\\"required\\": [\\"name\\"]}"}}}""".formatted(path, name, method);
        StageConfig stage = new StageConfig(
                "a1",
                TestInvocation.STAGE,
                "",
                new StageSettings(Map.of("colour", "blue"), false, Map.of()),
                Wire.read(api.getBytes(StandardCharsets.UTF_8), RestApi.class),
                null);
        return new TestInvocation(stage, "r1", verb, sent, headers, body);
    }

    private HttpResponse<byte[]> send(String token, byte[] question) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(door))
                .header(Wire.CLUSTER_TOKEN, token)
                .POST(BodyPublishers.ofByteArray(question))
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    private int listen(io.vertx.core.Handler<HttpServerRequest> handler) throws Exception {
        return vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }
}
