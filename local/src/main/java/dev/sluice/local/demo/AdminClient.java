package dev.sluice.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.sigv4.Authorization;
import dev.sluice.contract.sigv4.SigV4;
import dev.sluice.contract.sigv4.SignedRequest;
import dev.sluice.contract.wire.Wire;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the admin API as any AWS client does: signed. */
public final class AdminClient {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String SERVICE = "apigateway";
    private static final List<String> SIGNED = List.of("host", "x-amz-date");

    /** Who signs. */
    public record Credentials(String accessKeyId, String secret, String region) {}

    private final URI root;
    private final Credentials credentials;
    private final Clock clock;
    private final Duration patience;

    /** @param patience how long one answer may take */
    public AdminClient(URI root, Credentials credentials, Clock clock, Duration patience) {
        this.root = root;
        this.credentials = credentials;
        this.clock = clock;
        this.patience = patience;
    }

    /** Empty on 404. */
    public Optional<JsonNode> get(String path, String query) throws IOException {
        return call("GET", path, query, new byte[0]);
    }

    public JsonNode post(String path, String query, byte[] body) throws IOException {
        return call("POST", path, query, body).orElseThrow(() -> new IOException("nothing at " + path));
    }

    private Optional<JsonNode> call(String method, String path, String query, byte[] body) throws IOException {
        URI uri = root.resolve(query.isEmpty() ? path : path + "?" + query);
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout((int) patience.toMillis());
        connection.setReadTimeout((int) patience.toMillis());
        connection.setRequestMethod(method);
        connection.setRequestProperty("Content-Type", "application/json");
        sign(method, path, query, body).forEach(connection::setRequestProperty);
        if (body.length > 0) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(body);
        }
        return answer(connection, method + " " + path);
    }

    private static Optional<JsonNode> answer(HttpURLConnection connection, String what) throws IOException {
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_NOT_FOUND) {
            return Optional.empty();
        }
        if (status >= 300) {
            throw new IOException(what + " answered " + status + " " + fault(connection));
        }
        try (var in = connection.getInputStream()) {
            return Optional.of(Wire.mapper().readTree(in.readAllBytes()));
        }
    }

    private static String fault(HttpURLConnection connection) throws IOException {
        try (var in = connection.getErrorStream()) {
            return in == null ? "" : new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private Map<String, String> sign(String method, String path, String query, byte[] body) {
        String timestamp = TIMESTAMP.format(clock.instant());
        String date = timestamp.substring(0, 8);
        String host = root.getPort() < 0 ? root.getHost() : root.getHost() + ":" + root.getPort();
        var request = new SignedRequest(
                method,
                path,
                query,
                Map.of("host", List.of(host), "x-amz-date", List.of(timestamp)),
                SigV4.sha256(body));
        var scope = new Authorization(
                credentials.accessKeyId(), date, credentials.region(), SERVICE, SIGNED, "", timestamp, 0);
        byte[] key = SigV4.signingKey(credentials.secret(), date, credentials.region(), SERVICE);
        return Map.of(
                "X-Amz-Date",
                timestamp,
                "Authorization",
                Authorization.ALGORITHM + " Credential=" + credentials.accessKeyId() + "/" + scope.scope()
                        + ", SignedHeaders=" + String.join(";", SIGNED) + ", Signature="
                        + SigV4.signature(key, request, scope));
    }
}
