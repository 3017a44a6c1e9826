package dev.sluice.admin;

import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/** The unmodified AWS SDK, pointed at the service under test; it never repeats a failed call by itself. */
public final class Aws {

    private Aws() {}

    public static ApiGatewayClient client() {
        return client("test", "test");
    }

    public static ApiGatewayClient client(String accessKeyId, String secret) {
        return ApiGatewayClient.builder()
                .endpointOverride(address())
                .region(Region.US_EAST_1)
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(32))
                .overrideConfiguration(o -> o.retryStrategy(RetryMode.STANDARD).retryStrategy(r -> r.maxAttempts(1)))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secret)))
                .build();
    }

    public static URI address() {
        return URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
    }
}
