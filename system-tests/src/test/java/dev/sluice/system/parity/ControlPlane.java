package dev.sluice.system.parity;

import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.gateway.SignedCall;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/**
 * The control plane as one case calls it: by AWS's client, or by a signed request where the client would not send what is
 * wrong. Each answer is checked against AWS's model, and noted; what only prepares a case goes by {@link #unseen}.
 */
public final class ControlPlane implements AutoCloseable {

    private final Gateway gateway;
    private final ApiGatewayClient aws;
    private final List<Observed> observed = new ArrayList<>();

    ControlPlane(Gateway gateway) {
        this.gateway = gateway;
        this.aws = gateway.restWatchedBy(new Watch(observed));
    }

    public ApiGatewayClient aws() {
        return aws;
    }

    /** AWS's client for what a case needs and is not about. */
    public ApiGatewayClient unseen() {
        return gateway.rest();
    }

    public Gateway gateway() {
        return gateway;
    }

    /** A signed request with this body, or none. */
    SignedCall.Answer send(String method, String pathAndQuery, @Nullable String body) {
        SignedCall.Answer answer = prepare(method, pathAndQuery, body);
        URI uri = URI.create(gateway.adminUri() + pathAndQuery);
        observed.add(Watch.check(
                AwsOperations.meantBy(method, uri),
                answer.status(),
                answer.header("x-amzn-ErrorType"),
                answer.header("x-amzn-RequestId")));
        return answer;
    }

    /** The same, for what a case needs and is not about. */
    SignedCall.Answer prepare(String method, String pathAndQuery, @Nullable String body) {
        return gateway.signed().sendText(SdkHttpMethod.fromValue(method), pathAndQuery, body);
    }

    List<Observed> observed() {
        return List.copyOf(observed);
    }

    @Override
    public void close() {
        aws.close();
    }
}
