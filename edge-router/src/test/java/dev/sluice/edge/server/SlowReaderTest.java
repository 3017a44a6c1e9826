package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that ask for much and do not read it. */
@Timeout(60)
class SlowReaderTest {

    /** More than sockets take by themselves. */
    private static final int LARGE = 9 * 1024 * 1024;

    private static final String REQUEST = "GET /_aws/execute-api/a1/dev/%s HTTP/1.1\r\nHost: h\r\n";

    private final AtomicInteger asked = new AtomicInteger();
    private EdgeHarness edge;

    @BeforeEach
    void start() throws Exception {
        edge = new EdgeHarness(
                request -> request.response().setStatusCode(404).end(), Map.of("SLUICE_BODY_MEMORY_MIB", "40"));
        Buffer large = Buffer.buffer(new byte[LARGE]);
        String backend = "http://127.0.0.1:"
                + edge.serve(request -> {
                    asked.incrementAndGet();
                    if (request.path().equals("/large")) {
                        request.response().end(large);
                    }
                });
        var api = Apis.api()
                .method(
                        "GET",
                        "/large",
                        Apis.http(backend + "/large", Map.of(), Apis.response("200", null, Map.of(), Map.of())))
                .method("GET", "/silent", Apis.proxy(backend + "/silent"))
                .method(
                        "GET",
                        "/small",
                        Apis.mock("{\"statusCode\":200}", Apis.response("200", null, Map.of(), Map.of())));
        edge.apply("stage/a1/dev", api.stage("a1", "dev"));
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    /** A client that has read of its first answer that there is one. */
    private Socket asking(int times) throws IOException {
        Socket client = new Socket();
        client.setReceiveBufferSize(4_096);
        client.connect(new InetSocketAddress("127.0.0.1", edge.port()));
        client.getOutputStream().write(requests("large", times));
        assertThat(client.getInputStream().read()).isEqualTo('H');
        return client;
    }

    private static byte[] requests(String path, int times) {
        String request = REQUEST.formatted(path);
        String all = (request + "\r\n").repeat(times - 1) + request + "Connection: close\r\n\r\n";
        return all.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void whoAsksForTooMuchBeforeItIsAnsweredIsSentAway() throws Exception {
        String answers = edge.raw(new String(requests("small", 64), StandardCharsets.ISO_8859_1));
        assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(65);

        try (Socket client = new Socket("127.0.0.1", edge.port())) {
            client.setSoTimeout(10_000);
            client.getOutputStream().write(requests("silent", 65));
            assertThat(ended(client)).isTrue();
        }
    }

    private static boolean ended(Socket client) throws IOException {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void anAnswerCountsAsHeldUntilItsClientHasReadIt() throws Exception {
        try (Socket one = asking(1);
                Socket other = asking(1)) {
            assertThat(edge.get("/a1/dev/large").statusCode()).isEqualTo(429);
            assertThat(edge.get("/a1/dev/small").statusCode()).isEqualTo(200);
            assertThat(edge.heldBytes()).isEqualTo(2 * LARGE);
            assertThat(one.getInputStream().readAllBytes()).hasSizeGreaterThan(LARGE);
            assertThat(edge.sendForBytes(edge.request("/a1/dev/large")).body()).hasSize(LARGE);
            assertThat(other.isConnected()).isTrue();
        }
        while (edge.heldBytes() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whoDoesNotReadAnAnswerIsNotGivenTheNext() throws Exception {
        try (Socket client = asking(3)) {
            assertThat(edge.get("/a1/dev/small").statusCode()).isEqualTo(200);
            assertThat(asked).hasValue(1);
            assertThat(client.getInputStream().readAllBytes()).hasSizeGreaterThan(3 * LARGE);
            assertThat(asked).hasValue(3);
        }
    }
}
