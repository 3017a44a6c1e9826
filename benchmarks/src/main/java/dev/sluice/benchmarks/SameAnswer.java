package dev.sluice.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Refuses to measure a target that does not answer what the backend does: a fast error is no result. */
final class SameAnswer {

    private SameAnswer() {}

    static void check(String name, URI target) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request = HttpRequest.newBuilder(target).build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200 || !response.body().equals(Nginx.BODY)) {
                throw new IOException(name + " answers " + response.statusCode() + " " + response.body());
            }
        }
    }
}
