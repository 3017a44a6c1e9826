package dev.sluice.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.contract.settings.RootKey;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.contract.sigv4.Authorization;
import dev.sluice.contract.sigv4.SigV4;
import dev.sluice.contract.sigv4.SignedRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Calls the admin API as the aws CLI does: JSON, signed with the root key. */
final class AdminApi {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Settings settings;

    AdminApi(Settings settings) {
        this.settings = settings;
    }

    /** @param target path and query; throws with the answer when its status is not 2xx */
    JsonNode call(String method, String target, String body) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + settings.number(Setting.ADMIN_SERVICE_PORT) + target);
        String timestamp = TIMESTAMP.format(Instant.now());
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("X-Amz-Date", timestamp)
                .header("Authorization", authorization(method, uri, body, timestamp))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(
                    method + " " + target + " was answered " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private String authorization(String method, URI uri, String body, String timestamp) {
        String date = timestamp.substring(0, 8);
        String region = settings.get(Setting.REGION);
        String service = "apigateway";
        RootKey root = RootKey.of(settings);
        String payload = SigV4.sha256(body.getBytes(StandardCharsets.UTF_8));
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        var request = new SignedRequest(
                method,
                uri.getRawPath(),
                query,
                Map.of("host", List.of(uri.getAuthority()), "x-amz-date", List.of(timestamp)),
                payload);
        var unsigned =
                new Authorization(root.id(), date, region, service, List.of("host", "x-amz-date"), "", timestamp, 0);
        String signature = SigV4.signature(SigV4.signingKey(root.secret(), date, region, service), request, unsigned);
        return Authorization.ALGORITHM + " Credential=" + unsigned.accessKeyId() + "/" + unsigned.scope()
                + ", SignedHeaders=host;x-amz-date, Signature=" + signature;
    }
}
