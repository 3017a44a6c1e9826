package dev.sluice.engine.integration;

import dev.sluice.aws.AwsAccess;
import dev.sluice.aws.AwsRequest;
import dev.sluice.aws.AwsTarget;
import dev.sluice.aws.KnownCredentials;
import dev.sluice.aws.NoCredentialsException;
import dev.sluice.aws.TokenService;
import dev.sluice.contract.settings.Settings;
import dev.sluice.contract.sigv4.SigV4;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** AWS services as backends: addresses and signs the requests to them. One for each event loop. */
public final class AwsServices {

    private final AwsAccess access;

    /** {@code backends} is what the token service is asked by. */
    public AwsServices(Settings settings, KnownCredentials known, Backends backends, Clock clock) {
        this.access = new AwsAccess(settings, known, (request, body) -> ask(backends, request, body), clock);
    }

    /** As the other, for a body that is short. */
    public Future<BackendRequest> addressed(
            AwsTarget target, @Nullable String role, BackendRequest request, Buffer body) {
        return addressed(target, role, request, SigV4.sha256(body.getBytes()));
    }

    /**
     * The request as it is to be sent. Its URI is a path, perhaps with a query; {@code role} is null for the default
     * credentials, {@code payload} the SHA-256 of the body. Fails with {@link BackendException} where there are no credentials
     * to be had.
     */
    public Future<BackendRequest> addressed(
            AwsTarget target, @Nullable String role, BackendRequest request, String payload) {
        AwsRequest plain = new AwsRequest(request.method(), request.uri(), request.headers());
        return access.addressed(target, role, plain, payload)
                .map(signed -> new BackendRequest(
                        signed.method(),
                        signed.uri(),
                        signed.headers(),
                        request.patience(),
                        request.abandoned(),
                        null,
                        request.party()))
                .recover(e -> Future.failedFuture(e instanceof NoCredentialsException none ? failure(none) : e));
    }

    private static BackendException failure(NoCredentialsException none) {
        return new BackendException(BackendException.Kind.INVALID_REQUEST, String.valueOf(none.getMessage()), none);
    }

    private static Future<TokenService.Answer> ask(Backends backends, AwsRequest question, Buffer body) {
        BackendRequest request = new BackendRequest(
                question.method(), question.uri(), question.headers(), TokenService.LIMIT.toMillis());
        return backends.send(request, body).compose(AwsServices::read);
    }

    private static Future<TokenService.Answer> read(HttpClientResponse response) {
        Future<Buffer> body = response.body();
        response.resume();
        return body.map(bytes -> new TokenService.Answer(response.statusCode(), bytes));
    }
}
