package dev.sluice.edge.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.access.SigningKey;
import dev.sluice.contract.sigv4.Authorization;
import dev.sluice.contract.sigv4.SigV4;
import dev.sluice.contract.sigv4.SignedRequest;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.server.WireMessage.Header;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who signs the request of a case: its member {@code signer}, with an {@code accessKeyId}, a {@code securityToken} where it
 * signs with a session's credentials, and whether auth-service knows them ({@code told}: {@code key}, {@code expired} or
 * {@code unknown}).
 */
record GoldenSigner(String accessKeyId, String securityToken, String told) {

    private static final String SECRET = "everybody's";

    static GoldenSigner of(JsonNode signer) {
        return new GoldenSigner(
                signer.path("accessKeyId").asText(),
                signer.path("securityToken").asText(),
                signer.path("told").asText("unknown"));
    }

    /** As auth-service answers. */
    void answer(HttpServerResponse response, String date) {
        switch (told) {
            case "key" ->
                response.end(Buffer.buffer(Wire.write(new SigningKey(
                        accessKeyId,
                        "arn:aws:iam::000000000000:root",
                        SigV4.signingKey(SECRET, date, "us-east-1", "execute-api"),
                        300))));
            case "expired" -> response.setStatusCode(410).end();
            default -> response.setStatusCode(404).end();
        }
    }

    /** The request, signed where there is somebody who does. */
    WireMessage signed(WireMessage request, String host, String now) {
        if (accessKeyId.isEmpty()) {
            return request;
        }
        Map<String, List<String>> covered = new TreeMap<>(Map.of("host", List.of(host), "x-amz-date", List.of(now)));
        if (!securityToken.isEmpty()) {
            covered.put("x-amz-security-token", List.of(securityToken));
        }
        String[] target = request.word(1).split("\\?", 2);
        String hash = SigV4.sha256(request.bodyOrEmpty().getBytes(StandardCharsets.ISO_8859_1));
        var signed = new SignedRequest(request.word(0), target[0], target.length > 1 ? target[1] : "", covered, hash);
        var unsigned = new Authorization(
                accessKeyId,
                now.substring(0, 8),
                "us-east-1",
                "execute-api",
                List.copyOf(covered.keySet()),
                "",
                now,
                0);
        byte[] key = SigV4.signingKey(SECRET, unsigned.date(), unsigned.region(), unsigned.service());
        List<Header> headers = new ArrayList<>(request.headers());
        covered.forEach((name, values) -> headers.add(new Header(name, values.getFirst())));
        headers.add(new Header(
                "Authorization",
                Authorization.ALGORITHM + " Credential=" + accessKeyId + "/" + unsigned.scope() + ", SignedHeaders="
                        + String.join(";", covered.keySet()) + ", Signature="
                        + SigV4.signature(key, signed, unsigned)));
        return new WireMessage(request.start(), headers, request.body());
    }
}
