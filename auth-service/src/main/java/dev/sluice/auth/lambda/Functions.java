package dev.sluice.auth.lambda;

import dev.sluice.auth.remote.Call;
import dev.sluice.auth.remote.Outside;
import dev.sluice.auth.remote.RemoteFault;
import dev.sluice.auth.remote.Reply;
import dev.sluice.aws.AwsAccess;
import dev.sluice.aws.AwsRequest;
import dev.sluice.aws.KnownCredentials;
import dev.sluice.aws.NoCredentialsException;
import dev.sluice.aws.TokenService;
import dev.sluice.contract.settings.Settings;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Calls functions by the Lambda Invoke API: at AWS in the function's region, unless the settings place it elsewhere, and
 * signed as the authorizer's role. Made at the start, so that a setting that cannot be read stops the service.
 */
@Startup
@ApplicationScoped
public class Functions {

    private static final int LIMIT_MILLIS = 10_000;
    private static final int LARGEST_ANSWER = 64 * 1024;

    /** So many calls of one function run at once, of the connections that all of them share. */
    private static final int MOST_OF_ONE = 64;

    private final Outside outside;
    private final AwsAccess aws;
    private final Breakers breakers = new Breakers();
    private final UnderWay underWay = new UnderWay(MOST_OF_ONE);

    Functions(Outside outside, Settings settings, KnownCredentials credentials, Clock clock) {
        this.outside = outside;
        this.aws = new AwsAccess(settings, credentials, (request, body) -> lent(outside, request, body), clock);
    }

    /** Fails with a {@link RemoteFault} where the endpoint did not answer, or said that it cannot now. */
    @Timeout(LIMIT_MILLIS)
    public Uni<FunctionReply> ask(AuthorizerFunction function, byte[] event) {
        return Uni.createFrom()
                .deferred(() -> underWay.enter(function.uri())
                        ? invoke(function, event).onTermination().invoke(() -> underWay.leave(function.uri()))
                        : Uni.createFrom().failure(tooMany(function)))
                .map(Functions::read)
                .onFailure(fault -> fault instanceof RemoteFault.Unusable || fault instanceof NoCredentialsException)
                .recoverWithItem(fault -> FunctionReply.misconfigured(String.valueOf(fault.getMessage())));
    }

    /** Where a function is called. */
    public String url(AuthorizerFunction function) {
        return aws.endpoint(function.uri().target()) + function.uri().invocations();
    }

    private Uni<Reply> invoke(AuthorizerFunction function, byte[] event) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().set("Content-Type", "application/json");
        AwsRequest request = new AwsRequest(HttpMethod.POST, function.uri().invocations(), headers);
        String endpoint = aws.endpoint(function.uri().target());
        return Uni.createFrom()
                .completionStage(
                        () -> aws.addressed(function.uri().target(), function.role(), request, Buffer.buffer(event))
                                .toCompletionStage())
                .flatMap(addressed -> breakers.guard(
                        endpoint,
                        () -> outside.send(
                                Call.of(addressed, event, Duration.ofMillis(LIMIT_MILLIS), LARGEST_ANSWER))));
    }

    private static Future<TokenService.Answer> lent(Outside outside, AwsRequest request, Buffer body) {
        Uni<TokenService.Answer> answer = outside.send(
                        Call.of(request, body.getBytes(), TokenService.LIMIT, LARGEST_ANSWER))
                .map(reply -> able(reply, "the token service"))
                .map(reply -> new TokenService.Answer(reply.status(), Buffer.buffer(reply.body())));
        return Future.fromCompletionStage(answer.subscribeAsCompletionStage());
    }

    private static RemoteFault tooMany(AuthorizerFunction function) {
        return new RemoteFault.Busy(function.uri().function() + " has " + MOST_OF_ONE + " calls under way");
    }

    private static FunctionReply read(Reply reply) {
        able(reply, "the Invoke API");
        String error = reply.headers().get("X-Amz-Function-Error");
        return new FunctionReply(
                FunctionAnswerReader.read(reply.status(), error, reply.body()),
                new String(reply.body(), StandardCharsets.UTF_8));
    }

    private static Reply able(Reply reply, String service) {
        if (reply.status() == 429 || reply.status() >= 500) {
            throw new RemoteFault.Busy(service + " answered " + reply.status());
        }
        return reply;
    }
}
