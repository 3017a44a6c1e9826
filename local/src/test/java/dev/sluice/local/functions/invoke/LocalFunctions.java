package dev.sluice.local.functions.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.wire.Wire;
import dev.sluice.local.functions.catalogue.Catalogue;
import dev.sluice.local.functions.sandbox.Commands;
import dev.sluice.local.functions.sandbox.Pools;
import dev.sluice.local.functions.sandbox.Workshop;
import dev.sluice.local.process.Ledger;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The Invoke API over functions that a test writes, with real processes. */
final class LocalFunctions implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final Ledger ledger;
    private final Pools pools;
    private final InvokeApi api;
    private volatile double chance;

    LocalFunctions(Path folder, String searchPath) throws IOException {
        this.folder = folder;
        this.ledger = new Ledger(folder.resolve("ledger"));
        Files.createDirectories(folder.resolve("ledger"));
        Files.createDirectories(folder.resolve("logs"));
        Commands commands =
                new Commands(folder.resolve("bootstraps"), System.getProperty("java.class.path"), searchPath);
        commands.prepare();
        this.pools = new Pools(new Workshop(commands, ledger, folder.resolve("logs"), "eu-west-1", Clock.systemUTC()));
        this.api = new InvokeApi(
                0,
                new Catalogue(folder.resolve("functions")),
                pools,
                new InvokeApi.Account("eu-west-1", "000000000000"),
                () -> chance);
    }

    void write(String name, String text) throws IOException {
        Path file = folder.resolve("functions").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    HttpResponse<String> invoke(String function, String event) throws IOException, InterruptedException {
        return invoke(function, event, Map.of());
    }

    HttpResponse<String> invoke(String function, String event, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        url() + "/2015-03-31/functions/" + function.replaceFirst("(\\?|$)", "/invocations$1")))
                .POST(HttpRequest.BodyPublishers.ofString(event));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Answers once the head of the answer is there. */
    HttpResponse<InputStream> stream(String function, String event, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + "/2021-11-15/functions/"
                        + function.replaceFirst("(\\?|$)", "/response-streaming-invocations$1")))
                .POST(HttpRequest.BodyPublishers.ofString(event));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** What decides from now on where an alias has two versions. */
    void chance(double next) {
        chance = next;
    }

    /** What a function failed with. */
    JsonNode failure(String function, String event) throws IOException, InterruptedException {
        HttpResponse<String> answer = invoke(function, event);
        if (answer.statusCode() != 200
                || !answer.headers()
                        .firstValue("X-Amz-Function-Error")
                        .orElse("")
                        .equals("Unhandled")) {
            throw new AssertionError("the function did not fail: " + answer.statusCode() + " " + answer.body());
        }
        return Wire.mapper().readTree(answer.body());
    }

    String get(String path) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(url() + path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    String log(String function) throws IOException {
        return Files.readString(folder.resolve("logs").resolve("functions-" + function + ".log"));
    }

    Ledger ledger() {
        return ledger;
    }

    Pools pools() {
        return pools;
    }

    private String url() {
        return "http://127.0.0.1:" + api.port();
    }

    @Override
    public void close() {
        api.close();
        pools.close();
    }
}
