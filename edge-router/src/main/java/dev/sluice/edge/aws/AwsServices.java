package dev.sluice.edge.aws;

import dev.sluice.contract.settings.Settings;
import dev.sluice.edge.aws.AwsEndpoints.AwsEndpoint;
import dev.sluice.edge.table.AwsTarget;
import dev.sluice.engine.integration.BackendException;
import dev.sluice.engine.integration.BackendRequest;
import dev.sluice.engine.integration.Backends;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses and signs requests to AWS services. An integration's role is the one whose credentials sign: its own where the
 * gateway was given them, else those that the token service lends. One for each event loop.
 */
public final class AwsServices {

    private final AwsEndpoints endpoints;
    private final KnownCredentials known;
    private final AssumedRoles assumed;
    private final AwsSigner signer;

    /** {@code backends} is what the token service is asked by. */
    public AwsServices(Settings settings, KnownCredentials known, Backends backends, Clock clock) {
        this.endpoints = AwsEndpoints.of(settings);
        this.known = known;
        this.signer = new AwsSigner(clock);
        this.assumed = new AssumedRoles(backends, clock);
    }

    /**
     * The request as it is to be sent. Its URI is a path, perhaps with a query; {@code role} is null for the default
     * credentials. Fails with {@link BackendException} where there are no credentials to be had.
     */
    public Future<BackendRequest> addressed(
            AwsTarget target, @Nullable String role, BackendRequest request, Buffer body) {
        AwsEndpoint endpoint = endpoints.at(target);
        return credentials(target, role, endpoint)
                .map(credentials -> signed(target, endpoint, credentials.orElse(null), request, body));
    }

    /** Empty where a call goes unsigned: to an endpoint of the operator's own, without any credentials. */
    private Future<Optional<AwsCredentials>> credentials(
            AwsTarget target, @Nullable String role, AwsEndpoint endpoint) {
        AwsCredentials ofRole = role == null ? null : known.ofRole(role);
        AwsCredentials byDefault = known.byDefault();
        if (ofRole != null) {
            return Future.succeededFuture(Optional.of(ofRole));
        }
        if (byDefault == null) {
            return endpoint.own() ? Future.succeededFuture(Optional.empty()) : none(target, role);
        }
        AwsTarget tokens = target.tokens();
        AwsEndpoint tokenEndpoint = endpoints.at(tokens);
        if (role == null || (endpoint.own() && !tokenEndpoint.own())) {
            return Future.succeededFuture(Optional.of(byDefault));
        }
        return assumed.credentials(
                        role, question -> signed(tokens, tokenEndpoint, byDefault, question.request(), question.body()))
                .map(Optional::of);
    }

    private static Future<Optional<AwsCredentials>> none(AwsTarget target, @Nullable String role) {
        String why = "no credentials for " + target.host() + (role == null ? "" : " as " + role);
        return Future.failedFuture(
                new BackendException(BackendException.Kind.INVALID_REQUEST, why, new IllegalStateException(why)));
    }

    private BackendRequest signed(
            AwsTarget target,
            AwsEndpoint endpoint,
            @Nullable AwsCredentials credentials,
            BackendRequest request,
            Buffer body) {
        int base = endpoint.url().indexOf('/', endpoint.url().indexOf("://") + 3);
        String before = base < 0 ? "" : endpoint.url().substring(base);
        AwsAddress address =
                AwsAddress.of(before + request.uri(), target.service().equals("s3"));
        String origin = base < 0 ? endpoint.url() : endpoint.url().substring(0, base);
        MultiMap headers = request.headers().set("Host", endpoint.host());
        if (credentials != null) {
            signer.sign(target, credentials, request.method().name(), address, headers, body);
        }
        return new BackendRequest(
                request.method(), origin + address, headers, request.timeoutMillis(), request.abandoned());
    }
}
