package dev.sluice.system.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** Signs calls of APIs as AWS's own signer does, and sends them as anyone may change them on the way. */
public record Signer(AwsCredentials credentials, Clock clock) {

    private static final Set<String> SET_BY_CLIENT = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        SET_BY_CLIENT.add("Host");
        SET_BY_CLIENT.add("Content-Length");
    }

    public Signer(String accessKeyId, String secret, Clock clock) {
        this(AwsBasicCredentials.create(accessKeyId, secret), clock);
    }

    /** Where the signature goes. */
    public enum Place {
        HEADER,
        QUERY
    }

    public SdkHttpRequest sign(SdkHttpMethod method, URI uri, String body, Place place) {
        var unsigned = SdkHttpRequest.builder().uri(uri).method(method).build();
        return AwsV4HttpSigner.create()
                .sign(request -> {
                    request.identity(credentials)
                            .request(unsigned)
                            .payload(ContentStreamProvider.fromUtf8String(body))
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                            .putProperty(HttpSigner.SIGNING_CLOCK, clock);
                    if (place == Place.QUERY) {
                        request.putProperty(
                                        AwsV4FamilyHttpSigner.AUTH_LOCATION,
                                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                                .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(5));
                    }
                })
                .request();
    }

    /** Sends what was signed, to another path or with another body where they differ. */
    public static HttpResponse<String> send(SdkHttpRequest signed, String path, String body) {
        URI uri = signed.getUri();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var request = HttpRequest.newBuilder(uri.resolve(path + query))
                .method(signed.method().name(), HttpRequest.BodyPublishers.ofString(body));
        signed.forEachHeader((name, values) -> {
            if (!SET_BY_CLIENT.contains(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
