package dev.sluice.system.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.system.suite.Ports;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.wafv2.Wafv2Client;

/** The suite as its users see it: AWS's clients, and the few steps that most cases begin with. */
public final class Gateway implements AutoCloseable {

    private static final AwsBasicCredentials ROOT = AwsBasicCredentials.create("test", "test");

    private final Ports ports;
    private final SdkHttpClient http = ApacheHttpClient.create();
    private final ApiGatewayClient rest;
    private final ApiGatewayV2Client v2;
    private final Configuration configuration;

    public Gateway(Ports ports) {
        this.ports = ports;
        this.rest = restAs(ROOT);
        this.v2 = configured(ApiGatewayV2Client.builder(), adminUri(), ROOT).build();
        this.configuration = new Configuration(signed());
    }

    /** The control plane of REST APIs, as the root principal. */
    public ApiGatewayClient rest() {
        return rest;
    }

    /** The control plane of REST APIs, with other credentials. To be closed by the caller. */
    public ApiGatewayClient restAs(AwsCredentials credentials) {
        return configured(ApiGatewayClient.builder(), adminUri(), credentials).build();
    }

    /** The control plane of REST APIs, as the root principal, each answer shown to a watch. To be closed by the caller. */
    public ApiGatewayClient restWatchedBy(ExecutionInterceptor watch) {
        return configured(ApiGatewayClient.builder(), adminUri(), ROOT)
                .overrideConfiguration(
                        o -> o.addExecutionInterceptor(watch).retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }

    /** The control plane by requests that no client of AWS would send, as the root principal. */
    public SignedCall signed() {
        return new SignedCall(http, adminUri(), ROOT);
    }

    /** The control plane of WebSocket APIs. */
    public ApiGatewayV2Client v2() {
        return v2;
    }

    /** STS, as the root principal. To be closed by the caller. */
    public StsClient sts() {
        return stsAs(ROOT);
    }

    /** STS, with other credentials. To be closed by the caller. */
    public StsClient stsAs(AwsCredentials credentials) {
        return configured(StsClient.builder(), adminUri(), credentials).build();
    }

    /** AWS WAF, as the root principal. To be closed by the caller. */
    public Wafv2Client waf() {
        return configured(Wafv2Client.builder(), adminUri(), ROOT).build();
    }

    /** {@code @connections} of a stage. To be closed by the caller. */
    public ApiGatewayManagementApiClient connections(Api api) {
        return configured(ApiGatewayManagementApiClient.builder(), api.uri(""), ROOT)
                .build();
    }

    public Configuration configuration() {
        return configuration;
    }

    public URI adminUri() {
        return URI.create("http://127.0.0.1:" + ports.admin());
    }

    public Ports ports() {
        return ports;
    }

    /** Imports a document as a new API and answers its id. */
    public String importApi(Document document) {
        return rest.importRestApi(request -> request.body(SdkBytes.fromUtf8String(document.text())))
                .id();
    }

    /** Imports and deploys a document; it is served when this returns. */
    public Api serve(Document document) {
        return deploy(importApi(document), "test", Map.of());
    }

    /** Deploys what an API is now to a stage, and waits until it is served. */
    public Api deploy(String apiId, String stage, Map<String, String> variables) {
        rest.createDeployment(
                request -> request.restApiId(apiId).stageName(stage).variables(variables.isEmpty() ? null : variables));
        return served(apiId, stage);
    }

    /** Waits until everything done so far is in effect on every router. */
    public Api served(String apiId, String stage) {
        configuration.awaitApplied();
        return new Api(apiId, stage, ports.edge());
    }

    /** Names the OIDC issuer that a user pool's ARN stands for. */
    public void registerUserPool(String id, JsonNode pool) {
        configuration.put("/sluice/v1/userpools/" + id, pool);
        configuration.awaitApplied();
    }

    @Override
    public void close() {
        rest.close();
        v2.close();
        http.close();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
            B builder, URI endpoint, AwsCredentials credentials) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(http);
    }
}
