package dev.sluice.contract.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** What AWS's own signer signs, we verify. */
class AwsSignerTest {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final byte[] KEY = SigV4.signingKey(SECRET, "20260601", "eu-central-1", "execute-api");

    @ParameterizedTest
    @CsvSource({
        "GET, /, ",
        "GET, /prod/pets, ",
        "GET, /prod/pets/, ",
        "GET, /prod/a%20b/%E2%82%AC, ",
        "GET, /prod/a%2Fb, ",
        "GET, /prod/a+b, ",
        "GET, /prod//pets, ",
        "GET, /prod/./pets/../owners, ",
        "GET, /prod/~me/-_., ",
        "GET, '/prod/a:b@c,d;e=f', ",
        "POST, /prod/@connections/Ab%3D%2Fc, ",
        "GET, /restapis, limit=10",
        "GET, /x, b=2&a=1&a=0",
        "GET, /x, a=b%20c&d=%2B&e=%E2%82%AC",
        "GET, /x, flag&empty=",
        "GET, /x, a=%2F&b=:&c=@",
        "GET, /x, Z=1&a=2&A=3",
        "PUT, /restapis/abc, mode=overwrite",
        "DELETE, /tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Frestapis%2Fabc, tagKeys=a&tagKeys=b"
    })
    void verifiesAHeaderSignature(SdkHttpMethod method, String path, @Nullable String query) {
        SignedRequest request = signed(method, path, query, "{\"a\": \"ü\"}", sign -> {});
        Authorization authorization = Authorization.of(request).orElseThrow();

        assertThat(SigV4.matches(KEY, request, authorization)).isTrue();
        assertThat(SigV4.timely(authorization, NOW)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"GET, /prod/pets, ", "GET, /prod/a%20b, q=%E2%82%AC&a=1", "GET, /prod//pets, X-Amz=1"})
    void verifiesAPresignedUrl(SdkHttpMethod method, String path, @Nullable String query) {
        SignedRequest request = signed(method, path, query, "", sign -> {
            sign.putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING);
            sign.putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(15));
        });
        Authorization authorization = Authorization.of(request).orElseThrow();

        assertThat(authorization.presigned()).isTrue();
        assertThat(SigV4.matches(KEY, request, authorization)).isTrue();
        assertThat(SigV4.timely(authorization, NOW.plusSeconds(900))).isTrue();
    }

    /** S3 alone signs a path as it is sent, encoded once and with every slash. */
    @ParameterizedTest
    @CsvSource({"/bucket/a%20b", "/bucket/a%2Bb%3D%E2%82%AC", "/bucket//twice/./here", "/bucket/"})
    void verifiesAPathOfS3(String path) {
        SignedRequest request = signed(SdkHttpMethod.PUT, path, null, "picture", sign -> {
            sign.putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3");
            sign.putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false);
            sign.putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false);
        });
        Authorization authorization = Authorization.of(request).orElseThrow();
        byte[] key = SigV4.signingKey(SECRET, authorization.date(), authorization.region(), "s3");

        assertThat(SigV4.matches(key, request, authorization)).isTrue();
    }

    private static SignedRequest signed(
            SdkHttpMethod method,
            String path,
            @Nullable String query,
            String body,
            Consumer<SignRequest.Builder<AwsCredentialsIdentity>> more) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String suffix = query == null ? "" : "?" + query;
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(method)
                .uri(URI.create("https://a1b2c3d4e5.execute-api.localhost:8443" + path + suffix))
                .encodedPath(path)
                .build();
        SdkHttpRequest result = AwsV4HttpSigner.create()
                .sign(sign -> {
                    sign.identity(AwsCredentialsIdentity.create("AKIDEXAMPLE", SECRET))
                            .request(request)
                            .payload(ContentStreamProvider.fromByteArray(bytes))
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                            .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC));
                    more.accept(sign);
                })
                .request();
        return new SignedRequest(
                method.name(),
                result.encodedPath(),
                result.encodedQueryParameters().orElse(""),
                result.headers(),
                SigV4.sha256(bytes));
    }
}
