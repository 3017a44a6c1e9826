package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.world.Backend;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers whose responseTransferMode is STREAM: their first part is there before the last is made. */
@OnSuite
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StreamingIT {

    private final CompletableFuture<HttpServerResponse> held = new CompletableFuture<>();

    @Test
    void aFunctionIsAnsweredWhileItWorks(Gateway gateway, Backend worker) throws Exception {
        LocalFunctionsIT.assumeInstalled("node");
        worker.on("/step/3", request -> held.complete(request.response()));
        Api api = LocalFunctionsIT.serve(gateway, Map.of("worker", worker.authority()));

        HttpResponse<InputStream> answer = open(api, "/progress");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
        String first = "step 1 of 3 is done\nstep 2 of 3 is done\n";
        assertThat(text(answer.body().readNBytes(first.length()))).isEqualTo(first);
        held.get(1, TimeUnit.MINUTES).end(); // only now can the last step be done
        assertThat(text(answer.body().readAllBytes())).isEqualTo("step 3 of 3 is done\n");
    }

    @Test
    void anHttpBackendIsAnsweredWhileItWorks(Gateway gateway, Backend backend) throws Exception {
        backend.on("/parts", request -> {
            request.response().setChunked(true).write("first");
            held.complete(request.response());
        });
        String id = gateway.importApi(Document.named("streaming.yaml").with(backend));

        HttpResponse<InputStream> answer = open(gateway.deploy(id, "dev", Map.of()), "/parts");

        assertThat(text(answer.body().readNBytes(5))).isEqualTo("first");
        held.get(1, TimeUnit.MINUTES).end("last");
        assertThat(text(answer.body().readAllBytes())).isEqualTo("last");
    }

    private static HttpResponse<InputStream> open(Api api, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(api.uri(path)).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
