package dev.sluice.aws;

import dev.sluice.contract.sigv4.Authorization;
import dev.sluice.contract.sigv4.SigV4;
import dev.sluice.contract.sigv4.SignedRequest;
import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Signs calls with SigV4. It covers the host, the content's type and everything that AWS reads: {@code x-amz-*}. */
final class AwsSigner {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Clock clock;

    AwsSigner(Clock clock) {
        this.clock = clock;
    }

    /**
     * Adds the signature, and what it covers, to {@code headers}, which have the host already. {@code payload} is the SHA-256 of
     * the body.
     */
    void sign(
            AwsTarget target,
            AwsCredentials credentials,
            String method,
            AwsAddress address,
            MultiMap headers,
            String payload) {
        String timestamp = TIMESTAMP.format(clock.instant());
        headers.set("X-Amz-Date", timestamp);
        if (credentials.sessionToken() != null) {
            headers.set("X-Amz-Security-Token", credentials.sessionToken());
        }
        String service = target.signingName();
        if (service.equals("s3")) {
            headers.set("X-Amz-Content-Sha256", payload);
        }
        Map<String, List<String>> covered = covered(headers);
        Authorization unsigned = new Authorization(
                credentials.accessKeyId(),
                timestamp.substring(0, 8),
                target.signingRegion(),
                service,
                List.copyOf(covered.keySet()),
                "",
                timestamp,
                0);
        SignedRequest request = new SignedRequest(method, address.path(), address.query(), covered, payload);
        byte[] key =
                SigV4.signingKey(credentials.secretAccessKey(), unsigned.date(), unsigned.region(), unsigned.service());
        headers.set(
                "Authorization",
                Authorization.ALGORITHM + " Credential=" + unsigned.accessKeyId() + "/" + unsigned.scope()
                        + ", SignedHeaders=" + String.join(";", unsigned.signedHeaders()) + ", Signature="
                        + SigV4.signature(key, request, unsigned));
    }

    private static Map<String, List<String>> covered(MultiMap headers) {
        Map<String, List<String>> covered = new TreeMap<>();
        for (String name : headers.names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("host") || lower.equals("content-type") || lower.startsWith("x-amz-")) {
                covered.put(lower, headers.getAll(name));
            }
        }
        return covered;
    }
}
