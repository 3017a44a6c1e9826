package dev.sluice.auth.wire;

import dev.sluice.aws.Signed;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * A Lambda Invoke API whose functions tests write, and a token service that lends one role. Both turn away what is not signed
 * as it should be.
 */
@Singleton
public class FunctionsStub {

    static final String OWN_ROLE = "arn:aws:iam::000000000000:role/own";
    static final String LENT_ROLE = "arn:aws:iam::000000000000:role/lent";

    static final String CREDENTIALS = """
            [default]
            aws_access_key_id = DEFAULT
            aws_secret_access_key = DEFAULT secret
            [%s]
            aws_access_key_id = OWN
            aws_secret_access_key = OWN secret
            """.formatted(OWN_ROLE);

    /** A function whose ARN says that it is here is called by a signature for this region. */
    static final String ELSEWHERE = "eu-west-1";

    private static final String LOAN = """
            <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>LENT</AccessKeyId>
            <SecretAccessKey>LENT secret</SecretAccessKey><SessionToken>LENT token</SessionToken>
            </Credentials></AssumeRoleResult></AssumeRoleResponse>""";

    private static final String BEFORE = "/2015-03-31/functions/";
    private static final String AFTER = "/invocations";

    private final Map<String, BiConsumer<JsonObject, HttpServerRequest>> functions = new ConcurrentHashMap<>();
    private final Map<String, List<JsonObject>> events = new ConcurrentHashMap<>();
    private final Map<String, List<String>> signers = new ConcurrentHashMap<>();
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    FunctionsStub() {
        this.server = vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Makes the function answer so from now on. */
    void returns(String function, String json) {
        functions.put(function, (event, request) -> request.response().end(json));
    }

    void fails(String function, String errorJson) {
        functions.put(
                function,
                (event, request) -> request.response()
                        .putHeader("X-Amz-Function-Error", "Unhandled")
                        .end(errorJson));
    }

    void behaves(String function, BiConsumer<JsonObject, HttpServerRequest> how) {
        functions.put(function, how);
    }

    /** The events that a function was sent. */
    List<JsonObject> events(String function) {
        return events.computeIfAbsent(function, name -> new CopyOnWriteArrayList<>());
    }

    /** Whose access keys signed the calls of a function. */
    List<String> signers(String function) {
        return signers.computeIfAbsent(function, name -> new CopyOnWriteArrayList<>());
    }

    @PreDestroy
    void close() {
        vertx.close();
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var asked = new Signed(request.method().name(), request.uri(), request.headers(), body);
            String signer = asked.accessKeyId().orElse("nobody");
            boolean tokens = request.path().equals("/");
            String region = request.path().contains(ELSEWHERE) ? ELSEWHERE : "us-east-1";
            if (!asked.with(signer + " secret", region, tokens ? "sts" : "lambda")) {
                request.response().setStatusCode(403).end("{\"Message\":\"The signature is wrong\"}");
            } else if (tokens) {
                lend(request, body);
            } else {
                invoke(request, signer, body);
            }
        });
    }

    private static void lend(HttpServerRequest request, Buffer question) {
        boolean known = question.toString().contains("RoleArn=" + URLEncoder.encode(LENT_ROLE, StandardCharsets.UTF_8));
        request.response().setStatusCode(known ? 200 : 403).end(known ? LOAN : "<Error/>");
    }

    private void invoke(HttpServerRequest request, String signer, Buffer event) {
        String path = request.path();
        boolean invocation = request.method().name().equals("POST") && path.startsWith(BEFORE) && path.endsWith(AFTER);
        String function = invocation ? path.substring(BEFORE.length(), path.length() - AFTER.length()) : "";
        BiConsumer<JsonObject, HttpServerRequest> behaviour = functions.get(function);
        if (behaviour == null) {
            request.response().setStatusCode(404).end("{\"Message\":\"Function not found\"}");
        } else {
            signers(function).add(signer);
            events(function).add(event.toJsonObject());
            behaviour.accept(event.toJsonObject(), request);
        }
    }
}
