package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.AccessQuestion;
import dev.sluice.contract.access.AccessRequest;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.config.StageSettings;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.table.CompileException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Methods whose authorizer is shown the whole request. */
class RequestAuthorizerTest {

    private static final String SOURCES = "method.request.header.Who, method.request.querystring.tenant,"
            + "stageVariables.colour, context.identity.sourceIp";

    private final Queue<AccessQuestion> asked = new ConcurrentLinkedQueue<>();
    private EdgeHarness edge;

    @BeforeEach
    void start() throws Exception {
        edge = new EdgeHarness(this::authService);
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    /** Lets everybody in for a minute, as ann. */
    private void authService(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            asked.add(Wire.read(body.getBytes(), AccessQuestion.class));
            AccessAnswer answer = new AccessAnswer.Allow("ann", Map.of("team", "red"), 60);
            request.response()
                    .end(Buffer.buffer(Wire.mapper().valueToTree(answer).toString()));
        });
    }

    @Test
    void showsTheWholeRequest() throws Exception {
        serve(SOURCES);

        assertThat(edge.send(edge.request("/a1/dev/pets/7?tenant=a&tenant=b%20c")
                                .version(HttpClient.Version.HTTP_1_1) // an upgrade to HTTP/2 keeps the last value alone
                                .header("Who", "x")
                                .header("Who", "y"))
                        .body())
                .isEqualTo("ann red");
        AccessQuestion question = asked.remove();
        assertThat(question.token()).isEqualTo(AccessQuestion.identity(List.of("y", "b c", "blue", "127.0.0.1")));
        AccessRequest shown = Objects.requireNonNull(question.request());
        assertThat(shown.resource()).isEqualTo("/pets/{id}");
        assertThat(shown.path()).isEqualTo("/pets/7");
        assertThat(shown.httpMethod()).isEqualTo("GET");
        assertThat(shown.headers())
                .containsEntry("Who", List.of("x", "y"))
                .containsEntry("X-Forwarded-For", List.of("127.0.0.1"))
                .containsEntry("X-Forwarded-Proto", List.of("http"))
                .containsKeys("Host", "X-Forwarded-Port", "X-Amzn-Trace-Id")
                .doesNotContainKey("Connection");
        assertThat(shown.query()).isEqualTo(Map.of("tenant", List.of("a", "b c")));
        assertThat(shown.pathParameters()).isEqualTo(Map.of("id", "7"));
        assertThat(shown.stageVariables()).isEqualTo(Map.of("colour", "blue"));
        assertThat(shown.requestContext())
                .containsEntry("apiId", "a1")
                .containsEntry("accountId", "000000000000")
                .containsEntry("stage", "dev")
                .containsKey("resourceId")
                .doesNotContainKeys("xrayTraceId", "authorizer");
        assertThat(shown.requestContext().get("identity"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("sourceIp", "127.0.0.1")
                .containsEntry("userArn", null)
                .containsEntry("cognitoIdentityId", null);
    }

    @Test
    void keepsADecisionForTheWholeIdentity() throws Exception {
        serve(SOURCES);

        edge.get("/a1/dev/pets/7?tenant=a", "Who", "x");
        edge.get("/a1/dev/pets/7?tenant=a", "Who", "x");
        assertThat(asked).hasSize(1);
        edge.get("/a1/dev/pets/7?tenant=b", "Who", "x");
        edge.get("/a1/dev/pets/7?tenant=a", "Who", "z");
        assertThat(asked).hasSize(3);
    }

    @Test
    void asksNobodyWithoutTheWholeIdentity() throws Exception {
        serve(SOURCES);

        for (String path : List.of("/a1/dev/pets/7", "/a1/dev/pets/7?tenant=")) {
            var answer = edge.get(path, "Who", "x");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        }
        assertThat(edge.get("/a1/dev/pets/7?tenant=a").statusCode()).isEqualTo(401);
        assertThat(asked).isEmpty();
    }

    @Test
    void asksAboutEverybodyWhereThereIsNoIdentity() throws Exception {
        serve(null);

        assertThat(edge.get("/a1/dev/pets/7").body()).isEqualTo("ann red");
        assertThat(asked.remove().token()).isEmpty();
    }

    @Test
    void refusesAStageWhoseIdentityIsNowhere() {
        assertThatThrownBy(() -> serve("method.request.body.who"))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("method.request.body.who");
        assertThatThrownBy(() -> serve("header.who")).isInstanceOf(CompileException.class);
    }

    private void serve(@Nullable String sources) {
        Authorizer authorizer =
                new Authorizer("g1", "gate", "REQUEST", List.of(), "arn:lambda", null, sources, null, 60);
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .authorized(
                                "GET",
                                "/pets/{id}",
                                authorizer,
                                Apis.mock(
                                        "{\"statusCode\": 200}",
                                        Apis.response(
                                                "200",
                                                null,
                                                Map.of(),
                                                Map.of(
                                                        "application/json",
                                                        "$context.authorizer.principalId $context.authorizer.team"))))
                        .settings(new StageSettings(Map.of("colour", "blue"), false, Map.of()))
                        .stage("a1", "dev"));
    }
}
