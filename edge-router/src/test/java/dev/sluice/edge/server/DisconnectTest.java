package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.api.Integration;
import dev.sluice.contract.config.MethodSetting;
import dev.sluice.contract.config.StageSettings;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that goes takes its call to the backend with it. */
@Timeout(30)
class DisconnectTest {

    private static final StageSettings CACHED = new StageSettings(
            Map.of(), true, Map.of(StageSettings.EVERY_METHOD, new MethodSetting(null, null, true, 60, null, null)));

    private AwsStub backend;
    private EdgeHarness edge;

    @BeforeEach
    void start() throws Exception {
        backend = new AwsStub();
        edge = new EdgeHarness(request -> request.response().setStatusCode(404).end());
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
        backend.close();
    }

    @ParameterizedTest
    @CsvSource({"HTTP_PROXY, GET, false", "HTTP_PROXY, GET, true", "HTTP_PROXY, POST, false", "HTTP, POST, false"})
    void givesTheCallUpWhenTheClientGoes(String type, String verb, boolean cached) throws Exception {
        var abandoned = backend.staysSilent();
        Integration integration =
                type.equals("HTTP") ? Apis.http(backend.url() + "/x", Map.of()) : Apis.proxy(backend.url() + "/x");
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .settings(cached ? CACHED : StageSettings.NONE)
                        .method("ANY", "/x", integration)
                        .method("GET", "/x", integration)
                        .stage("a1", "dev"));
        try (Socket client = new Socket("127.0.0.1", edge.port())) {
            String body = verb.equals("GET") ? "\r\n" : "Content-Length: 4\r\n\r\nbody";
            client.getOutputStream()
                    .write((verb + " /_aws/execute-api/a1/dev/x HTTP/1.1\r\nHost: h\r\n" + body)
                            .getBytes(StandardCharsets.ISO_8859_1));
            while (backend.asked().isEmpty()) {
                Thread.onSpinWait();
            }
        }

        assertThat(abandoned.get(10, TimeUnit.SECONDS)).isEqualTo("/x");
    }
}
