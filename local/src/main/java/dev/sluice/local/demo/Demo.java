package dev.sluice.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.wire.Wire;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The pet store that a first start imports. Imported once: whoever deletes it does not get it back.
 *
 * @param document its OpenAPI document
 * @param memory file with the id it was given
 * @param edgeUrl where it answers
 */
public record Demo(Path document, Path memory, String edgeUrl) {

    private static final String STAGE = "dev";
    private static final int PROPAGATION_SECONDS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long STEP_MILLIS = 200;

    /** Written after each step, so that an interrupted import goes on where it ended. */
    private record Remembered(String restApiId, boolean deployed) {}

    /** The URL of the demo's pets once it answers there; empty where the person has deleted it. */
    public Optional<String> url(AdminClient admin) throws IOException, InterruptedException {
        Remembered known = Files.exists(memory)
                ? Wire.read(Files.readAllBytes(memory), Remembered.class)
                : remember(new Remembered(imported(admin), false));
        String id = known.restApiId();
        if (admin.get("/restapis/" + id, "").isEmpty()) {
            return Optional.empty();
        }
        if (!known.deployed()) {
            deploy(admin, id);
            remember(new Remembered(id, true));
        }
        String url = edgeUrl + "/_aws/execute-api/" + id + "/" + STAGE + "/pets";
        awaitAnswer(url);
        return Optional.of(url);
    }

    private String imported(AdminClient admin) throws IOException {
        return text(admin.post("/restapis", "mode=import", Files.readAllBytes(document)), "id");
    }

    private static void deploy(AdminClient admin, String id) throws IOException {
        byte[] deployment = ("{\"stageName\":\"" + STAGE + "\"}").getBytes(StandardCharsets.UTF_8);
        admin.post("/restapis/" + id + "/deployments", "", deployment);
        JsonNode config = admin.get("/sluice/v1/config", "").orElseThrow(() -> new IOException("no config version"));
        String version = text(config, "version");
        admin.get("/sluice/v1/config/wait", "timeout=" + PROPAGATION_SECONDS + "&version=" + version);
    }

    private Remembered remember(Remembered known) throws IOException {
        Files.write(memory, Wire.write(known));
        return known;
    }

    private static String text(JsonNode node, String member) throws IOException {
        JsonNode value = node.get(member);
        if (value == null) {
            throw new IOException("the admin API's answer has no '" + member + "'");
        }
        return value.asText();
    }

    private static void awaitAnswer(String url) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int status = status(url);
        while (status != HttpURLConnection.HTTP_OK) {
            if (System.nanoTime() > end) {
                throw new IOException(url + " answers " + status);
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            status = status(url);
        }
    }

    private static int status(String url) throws IOException {
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout((int) PATIENCE.toMillis());
        connection.setReadTimeout((int) PATIENCE.toMillis());
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
