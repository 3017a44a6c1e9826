package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.config.StageSettings;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is asked about credentials, and what is told of them beside the methods of a REST API. */
class CredentialsTest {

    private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=AKID/%s/us-east-1/execute-api/aws4_request,"
            + " SignedHeaders=host;x-amz-date, Signature=00";

    private final AtomicInteger asked = new AtomicInteger();
    private EdgeHarness edge;

    @BeforeEach
    void start() throws Exception {
        edge = new EdgeHarness(this::owners);
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .method("GET", "/p", Apis.mock("{}", Apis.response("200", null, Map.of(), Map.of())))
                        .stage("a1", "dev"));
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    private void owners(HttpServerRequest request) {
        asked.incrementAndGet();
        request.response().setStatusCode(404).end();
    }

    @Test
    void nobodyIsAskedAboutAPathThatThereIsNot() throws Exception {
        assertThat(edge.get("/a1/dev/nothing").body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
        assertThat(type(edge.get("/a1/dev/nothing", "Authorization", "Bearer x")))
                .isEqualTo("IncompleteSignatureException");
        assertThat(type(edge.get("/a1/dev/nothing", "Authorization", SIGNED.formatted("20000101"), "X-Amz-Date", "x")))
                .isEqualTo("InvalidSignatureException");

        assertThat(asked).hasValue(0);
    }

    @Test
    void connectionsTellWhatIsWrongWithASignature() throws Exception {
        edge.apply("stage/ws/dev", new StageConfig("ws", "dev", "d1", StageSettings.NONE, null, Apis.webSocket()));

        HttpResponse<String> answer = edge.get("/ws/dev/@connections/x", "Authorization", "Bearer x");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(type(answer)).isEqualTo("IncompleteSignatureException");
        assertThat(answer.body()).startsWith("{\"message\":\"Invalid key=value pair (missing equal-sign)");
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("x-amzn-ErrorType").orElse("");
    }
}
