package dev.sluice.aws;

import dev.sluice.aws.AwsEndpoints.AwsEndpoint;
import dev.sluice.contract.settings.Settings;
import dev.sluice.contract.sigv4.SigV4;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses and signs requests to AWS services. A role is the one whose credentials sign: its own where the gateway was
 * given them, else those that the token service lends.
 */
public final class AwsAccess {

    /** In the place of a role, whoever calls the gateway (API Gateway API Reference, {@code Integration.credentials}). */
    private static final String CALLER = "arn:aws:iam::*:user/*";

    private final AwsEndpoints endpoints;
    private final KnownCredentials known;
    private final AssumedRoles assumed;
    private final AwsSigner signer;

    /** Throws {@link IllegalArgumentException} naming a setting that cannot be read. */
    public AwsAccess(Settings settings, KnownCredentials known, TokenService tokens, Clock clock) {
        this.endpoints = AwsEndpoints.of(settings);
        this.known = known;
        this.signer = new AwsSigner(clock);
        this.assumed = new AssumedRoles(tokens, clock);
    }

    /** The base URL of a service, without a slash at its end. */
    public String endpoint(AwsTarget target) {
        return endpoints.at(target).url();
    }

    /** As the other, for a body that is short. */
    public Future<AwsRequest> addressed(AwsTarget target, @Nullable String role, AwsRequest request, Buffer body) {
        return addressed(target, role, request, SigV4.sha256(body.getBytes()));
    }

    /**
     * The request as it is to be sent. {@code role} is null for the default credentials, {@code payload} the SHA-256 of the
     * body. Fails with {@link NoCredentialsException} where there are none to be had, and as the token service does.
     */
    public Future<AwsRequest> addressed(AwsTarget target, @Nullable String role, AwsRequest request, String payload) {
        AwsEndpoint endpoint = endpoints.at(target);
        return credentials(target, role, endpoint)
                .map(credentials -> signed(target, endpoint, credentials.orElse(null), request, payload));
    }

    /** Empty where a call goes unsigned: to an endpoint of the operator's own, without any credentials. */
    private Future<Optional<AwsCredentials>> credentials(
            AwsTarget target, @Nullable String role, AwsEndpoint endpoint) {
        if (CALLER.equals(role)) {
            return none("the caller's own credentials cannot be passed on: " + CALLER);
        }
        AwsCredentials ofRole = role == null ? null : known.ofRole(role);
        AwsCredentials byDefault = known.byDefault();
        if (ofRole != null) {
            return Future.succeededFuture(Optional.of(ofRole));
        }
        if (byDefault == null) {
            return endpoint.own()
                    ? Future.succeededFuture(Optional.empty())
                    : none("no credentials for " + target.host() + (role == null ? "" : " as " + role));
        }
        AwsTarget tokens = target.tokens();
        AwsEndpoint tokenEndpoint = endpoints.at(tokens);
        if (role == null || (endpoint.own() && !tokenEndpoint.own())) {
            return Future.succeededFuture(Optional.of(byDefault));
        }
        return assumed.credentials(
                        role,
                        (question, body) ->
                                signed(tokens, tokenEndpoint, byDefault, question, SigV4.sha256(body.getBytes())))
                .map(Optional::of);
    }

    private static Future<Optional<AwsCredentials>> none(String why) {
        return Future.failedFuture(new NoCredentialsException(why));
    }

    private AwsRequest signed(
            AwsTarget target,
            AwsEndpoint endpoint,
            @Nullable AwsCredentials credentials,
            AwsRequest request,
            String payload) {
        int base = endpoint.url().indexOf('/', endpoint.url().indexOf("://") + 3);
        String before = base < 0 ? "" : endpoint.url().substring(base);
        AwsAddress address =
                AwsAddress.of(before + request.uri(), target.service().equals("s3"));
        String origin = base < 0 ? endpoint.url() : endpoint.url().substring(0, base);
        MultiMap headers = request.headers().set("Host", endpoint.host());
        if (credentials != null) {
            signer.sign(target, credentials, request.method().name(), address, headers, payload);
        }
        return new AwsRequest(request.method(), origin + address, headers);
    }
}
