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

    private record Remembered(String restApiId) {}

    /** The URL of the demo's pets once it answers there; empty where the person has deleted it. */
    public Optional<String> url(AdminClient admin) throws IOException, InterruptedException {
        String id;
        if (Files.exists(memory)) {
            id = Wire.read(Files.readAllBytes(memory), Remembered.class).restApiId();
            if (admin.get("/restapis/" + id, "").isEmpty()) {
                return Optional.empty();
            }
        } else {
            id = create(admin);
        }
        String url = edgeUrl + "/_aws/execute-api/" + id + "/" + STAGE + "/pets";
        awaitAnswer(url);
        return Optional.of(url);
    }

    private String create(AdminClient admin) throws IOException {
        String id = text(admin.post("/restapis", "mode=import", Files.readAllBytes(document)), "id");
        byte[] deployment = ("{\"stageName\":\"" + STAGE + "\"}").getBytes(StandardCharsets.UTF_8);
        admin.post("/restapis/" + id + "/deployments", "", deployment);
        Files.write(memory, Wire.write(new Remembered(id)));
        JsonNode config = admin.get("/sluice/v1/config", "").orElseThrow(() -> new IOException("no config version"));
        String version = text(config, "version");
        admin.get("/sluice/v1/config/wait", "timeout=" + PROPAGATION_SECONDS + "&version=" + version);
        return id;
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
