package dev.sluice.contract.sigv4;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a signed request says of its signature: in the {@code Authorization} header, or in the query of a presigned URL.
 *
 * @param date the credential scope's date, {@code yyyyMMdd}
 * @param timestamp {@code yyyyMMdd'T'HHmmss'Z'}, or empty where the request carries none
 * @param expiresSeconds how long a presigned URL is valid, or 0 for a header signature
 */
public record Authorization(
        String accessKeyId,
        String date,
        String region,
        String service,
        List<String> signedHeaders,
        String signature,
        String timestamp,
        long expiresSeconds) {

    /** The only algorithm there is. */
    public static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final String SECURITY_TOKEN = "X-Amz-Security-Token";

    public Authorization {
        signedHeaders = List.copyOf(signedHeaders);
    }

    /** Empty where the request carries no SigV4 signature, or a malformed one. */
    public static Optional<Authorization> of(SignedRequest request) {
        String header = request.header("Authorization");
        if (header.startsWith(ALGORITHM)) {
            return fromHeader(header.substring(ALGORITHM.length()), request.header("X-Amz-Date"));
        }
        Map<String, String> query = Encoding.firstValues(request.query());
        return ALGORITHM.equals(query.get("X-Amz-Algorithm")) ? fromQuery(query) : Optional.empty();
    }

    /** The session token that goes with the access key, empty where none came: in the query of a presigned URL, else in a header. */
    public String securityToken(SignedRequest request) {
        String header = request.header(SECURITY_TOKEN);
        return presigned() ? Encoding.firstValues(request.query()).getOrDefault(SECURITY_TOKEN, header) : header;
    }

    public String scope() {
        return date + "/" + region + "/" + service + "/aws4_request";
    }

    public boolean presigned() {
        return expiresSeconds > 0;
    }

    private static Optional<Authorization> fromHeader(String header, String timestamp) {
        Map<String, String> parts = new HashMap<>();
        for (String part : header.split("[,\\s]+", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return of(parts.get("Credential"), parts.get("SignedHeaders"), parts.get("Signature"), timestamp, "0");
    }

    private static Optional<Authorization> fromQuery(Map<String, String> query) {
        return of(
                query.get("X-Amz-Credential"),
                query.get("X-Amz-SignedHeaders"),
                query.get("X-Amz-Signature"),
                query.getOrDefault("X-Amz-Date", ""),
                query.getOrDefault("X-Amz-Expires", ""));
    }

    private static Optional<Authorization> of(
            @Nullable String credential,
            @Nullable String signedHeaders,
            @Nullable String signature,
            String timestamp,
            String expires) {
        if (credential == null || signedHeaders == null || signature == null || !expires.matches("[0-9]{1,6}")) {
            return Optional.empty();
        }
        String[] scope = credential.split("/", -1);
        if (scope.length != 5 || !scope[4].equals("aws4_request")) {
            return Optional.empty();
        }
        List<String> names = Arrays.asList(signedHeaders.split(";", -1));
        return Optional.of(new Authorization(
                scope[0], scope[1], scope[2], scope[3], names, signature, timestamp, Long.parseLong(expires)));
    }
}
