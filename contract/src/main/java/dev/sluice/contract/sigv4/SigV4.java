package dev.sluice.contract.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes and checks signatures. A verifier holds either a secret or only a {@link #signingKey}, which is good for one
 * date, region and service.
 *
 * <p>Source: AWS General Reference, "Signature Version 4 signing process". The path is encoded a second time, as every
 * service but S3 demands, once dot segments and empty ones have been taken out of it.
 */
public final class SigV4 {

    /** How far a request's time may lie from the verifier's, either way. */
    public static final Duration SKEW = Duration.ofMinutes(5);

    /** Stands in for the body's hash where a client chose not to sign the body. */
    public static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private SigV4() {}

    public static byte[] signingKey(String secret, String date, String region, String service) {
        byte[] key = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), date);
        return hmac(hmac(hmac(key, region), service), "aws4_request");
    }

    /** The hex signature that {@code authorization} should carry for {@code request}. */
    public static String signature(byte[] signingKey, SignedRequest request, Authorization authorization) {
        String toSign = Authorization.ALGORITHM + "\n" + authorization.timestamp() + "\n" + authorization.scope() + "\n"
                + sha256(canonical(request, authorization).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hmac(signingKey, toSign));
    }

    /**
     * Whether the signature is the right one, and covers the host: one that does not would be as good for any other API here.
     * Takes the same time for every wrong one.
     */
    public static boolean matches(byte[] signingKey, SignedRequest request, Authorization authorization) {
        boolean right = MessageDigest.isEqual(
                signature(signingKey, request, authorization).getBytes(StandardCharsets.UTF_8),
                authorization.signature().getBytes(StandardCharsets.UTF_8));
        return right && authorization.signedHeaders().contains("host");
    }

    /** Whether the request's time is readable, belongs to its scope's date, and is neither too old nor in the future. */
    public static boolean timely(Authorization authorization, Instant now) {
        try {
            Instant signed =
                    LocalDateTime.parse(authorization.timestamp(), TIMESTAMP).toInstant(ZoneOffset.UTC);
            Duration life = authorization.presigned() ? Duration.ofSeconds(authorization.expiresSeconds()) : SKEW;
            return authorization.timestamp().startsWith(authorization.date())
                    && !now.isAfter(signed.plus(life))
                    && !now.isBefore(signed.minus(SKEW));
        } catch (DateTimeParseException unreadable) {
            return false;
        }
    }

    /** Lower-case hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The canonical request, whose hash is signed. */
    static String canonical(SignedRequest request, Authorization authorization) {
        String headers = authorization.signedHeaders().stream()
                .map(name -> name + ":" + canonicalHeader(request, name) + "\n")
                .collect(Collectors.joining());
        return request.method() + "\n" + canonicalPath(request.path(), authorization.service()) + "\n"
                + canonicalQuery(request.query()) + "\n" + headers + "\n"
                + String.join(";", authorization.signedHeaders()) + "\n" + request.payloadHash();
    }

    private static String canonicalPath(String path, String service) {
        return service.equals("s3") ? path : Encoding.encode(Encoding.normal(path), true);
    }

    private static String canonicalHeader(SignedRequest request, String name) {
        return request.headers().getOrDefault(name, List.of()).stream()
                .map(value -> value.strip().replaceAll(" +", " "))
                .collect(Collectors.joining(","));
    }

    private static String canonicalQuery(String query) {
        return Encoding.parameters(query).stream()
                .filter(parameter -> !parameter.getKey().equals("X-Amz-Signature"))
                .map(p -> Map.entry(Encoding.encode(p.getKey(), false), Encoding.encode(p.getValue(), false)))
                .sorted(Map.Entry.<String, String>comparingByKey()
                        .thenComparing(Map.Entry::getValue, Comparator.naturalOrder()))
                .map(p -> p.getKey() + "=" + p.getValue())
                .collect(Collectors.joining("&"));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
