package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies on their way to a backend. */
@Timeout(60)
class UploadTest {

    private static final int SIZE = 5_000_000;

    private EdgeHarness edge;
    private String backend;

    @BeforeEach
    void start() throws Exception {
        edge = new EdgeHarness(request -> request.response().setStatusCode(404).end());
        backend = "http://127.0.0.1:" + edge.serve(UploadTest::answersBeforeItHasRead) + "/";
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    /** Its answer begins at once, and ends with how much it got. */
    private static void answersBeforeItHasRead(HttpServerRequest request) {
        AtomicLong seen = new AtomicLong();
        request.response().setChunked(true).write("got ");
        request.handler(part -> seen.addAndGet(part.length()));
        request.endHandler(end -> request.response().end(String.valueOf(seen)));
    }

    @Test
    void reachABackendWholeThatHasBegunToAnswer() throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api().method("POST", "/up", Apis.stream(backend, 29_000)).stage("a1", "dev"));

        var answer = edge.send(edge.request("/a1/dev/up")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[SIZE]))));

        assertThat(answer.body()).isEqualTo("got " + SIZE);
    }
}
