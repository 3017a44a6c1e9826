package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SignedBodyTest {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final GoldenSigner signer = new GoldenSigner("AKIDEXAMPLE", "", "key");

    @Test
    void aLargeBodyIsHashedBesideTheEventLoop() throws Exception {
        try (EdgeHarness edge = new EdgeHarness(
                request -> signer.answer(request.response(), request.getParam("date")),
                Map.of("SLUICE_WORK_THREADS", "1"))) {
            String backend = "http://127.0.0.1:"
                    + edge.serve(request -> request.response().end("ok"));
            edge.apply(
                    "stage/a1/dev",
                    Apis.api()
                            .signed("POST", "/signed", Apis.proxy(backend + "/"))
                            .method("GET", "/open", Apis.proxy(backend + "/"))
                            .stage("a1", "dev"));
            CountDownLatch working = new CountDownLatch(1);
            edge.bench().done("another", () -> await(working));

            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> posted(edge));
            for (int i = 0; i < 50; i++) {
                assertThat(edge.get("/a1/dev/open").body()).isEqualTo("ok");
            }
            assertThat(answer).isNotDone();
            working.countDown();

            assertThat(answer.get(20, TimeUnit.SECONDS))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("ok");
        }
    }

    private String posted(EdgeHarness edge) {
        String body = "x".repeat(1_000_000);
        String host = "127.0.0.1:" + edge.port();
        WireMessage request = WireMessage.parse("POST /_aws/execute-api/a1/dev/signed HTTP/1.1\nConnection: close\n"
                + "Content-Length: " + body.length() + "\n\n" + body);
        WireMessage signed = signer.signed(request, host, TIMESTAMP.format(Instant.now()));
        String head = signed.headers().stream().map(header -> header + "\r\n").collect(Collectors.joining());
        try {
            return edge.raw(signed.start() + "\r\n" + head + "\r\n" + body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
