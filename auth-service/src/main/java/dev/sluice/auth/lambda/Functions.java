package dev.sluice.auth.lambda;

import dev.sluice.auth.remote.Call;
import dev.sluice.auth.remote.Outside;
import dev.sluice.auth.remote.RemoteFault;
import dev.sluice.auth.remote.Reply;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Calls functions by the Lambda Invoke API at {@link Setting#LAMBDA_ENDPOINT}. The calls are not signed: the endpoint is one
 * of the cluster's own, which trusts its network.
 *
 * <p>The breaker opens when the endpoint is away, and not because some function is slow or broken.
 */
@ApplicationScoped
public class Functions {

    private static final int LIMIT_MILLIS = 10_000;
    private static final int LARGEST_ANSWER = 64 * 1024;

    /** So many calls of one function run at once, of the connections that all of them share. */
    private static final int MOST_OF_ONE = 64;

    private final Outside outside;
    private final String endpoint;
    private final UnderWay underWay = new UnderWay(MOST_OF_ONE);

    Functions(Outside outside, Settings settings) {
        this.outside = outside;
        this.endpoint = settings.get(Setting.LAMBDA_ENDPOINT).replaceAll("/+$", "");
    }

    /** Fails with a {@link RemoteFault} where the endpoint did not answer, or said that it cannot now. */
    @Timeout(LIMIT_MILLIS)
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            delay = 2,
            delayUnit = ChronoUnit.SECONDS,
            failOn = RemoteFault.Unreachable.class)
    public Uni<FunctionReply> ask(FunctionName function, byte[] event) {
        if (endpoint.isEmpty()) {
            return Uni.createFrom()
                    .item(FunctionReply.misconfigured(
                            Setting.LAMBDA_ENDPOINT.variable() + " is not set: no function can be called"));
        }
        Call call = Call.postJson(url(function), event, Duration.ofMillis(LIMIT_MILLIS), LARGEST_ANSWER);
        return Uni.createFrom()
                .deferred(() -> underWay.enter(function)
                        ? outside.send(call).onTermination().invoke(() -> underWay.leave(function))
                        : Uni.createFrom().failure(tooMany(function)))
                .map(Functions::read)
                .onFailure(RemoteFault.Unusable.class)
                .recoverWithItem(fault -> FunctionReply.misconfigured(String.valueOf(fault.getMessage())));
    }

    private static RemoteFault tooMany(FunctionName function) {
        return new RemoteFault.Busy(function.value() + " has " + MOST_OF_ONE + " calls under way");
    }

    /** Where a function is called. */
    public String url(FunctionName function) {
        return endpoint + function.invocations();
    }

    private static FunctionReply read(Reply reply) {
        if (reply.status() == 429 || reply.status() >= 500) {
            throw new RemoteFault.Busy("the Invoke API answered " + reply.status());
        }
        String error = reply.headers().get("X-Amz-Function-Error");
        return new FunctionReply(
                FunctionAnswerReader.read(reply.status(), error, reply.body()),
                new String(reply.body(), StandardCharsets.UTF_8));
    }
}
