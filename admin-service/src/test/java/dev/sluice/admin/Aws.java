package dev.sluice.admin;

import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.wafv2.Wafv2Client;

/** The unmodified AWS SDK, pointed at the service under test; it never repeats a failed call by itself. */
public final class Aws {

    private Aws() {}

    public static ApiGatewayClient client() {
        return client("test", "test");
    }

    public static ApiGatewayClient client(String accessKeyId, String secret) {
        return client(AwsBasicCredentials.create(accessKeyId, secret));
    }

    public static ApiGatewayClient client(AwsCredentials credentials) {
        return pointed(ApiGatewayClient.builder(), credentials).build();
    }

    public static StsClient sts(AwsCredentials credentials) {
        return pointed(StsClient.builder(), credentials).build();
    }

    public static Wafv2Client waf() {
        return pointed(Wafv2Client.builder(), AwsBasicCredentials.create("test", "test"))
                .build();
    }

    private static <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B pointed(
            B builder, AwsCredentials credentials) {
        return builder.endpointOverride(address())
                .region(Region.US_EAST_1)
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(32))
                .overrideConfiguration(o -> o.retryStrategy(RetryMode.STANDARD).retryStrategy(r -> r.maxAttempts(1)))
                .credentialsProvider(StaticCredentialsProvider.create(credentials));
    }

    public static URI address() {
        return URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
    }
}
