package dev.sluice.edge.trial;

import dev.sluice.aws.KnownCredentials;
import dev.sluice.contract.api.Resource;
import dev.sluice.contract.api.RestApi;
import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.contract.trial.TestInvocation;
import dev.sluice.contract.trial.TestInvoked;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.exchange.Account;
import dev.sluice.edge.exchange.Means;
import dev.sluice.edge.integration.AnswerLimits;
import dev.sluice.edge.integration.Integrations;
import dev.sluice.edge.integration.Links;
import dev.sluice.engine.integration.AwsServices;
import dev.sluice.engine.integration.BackendClient;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code POST /internal/test-invoke} on the management port; see {@link TestInvocation} and {@link TestInvoked}. */
@ApplicationScoped
public class TrialDoor {

    private static final Logger LOG = Logger.getLogger(TrialDoor.class);
    private static final String PATH = "/internal/test-invoke";

    private final Vertx vertx;
    private final Means means;

    TrialDoor(Vertx vertx, Means means) {
        this.vertx = vertx;
        this.means = means;
    }

    void open(@Observes ManagementInterface management) {
        serve(management.router(), Settings.from(System.getenv()));
    }

    /** {@code router} reads bodies. */
    void serve(Router router, Settings settings) {
        ClusterToken token = ClusterToken.of(settings);
        Clock clock = Clock.systemUTC();
        BackendClient backends = new BackendClient(vertx, settings.number(Setting.BACKEND_CONNECTIONS));
        KnownCredentials credentials = KnownCredentials.of(settings, System.getenv());
        AwsServices services = new AwsServices(settings, credentials, backends, clock);
        Links links = new Links(settings);
        AnswerLimits limits = AnswerLimits.of(settings);
        Trial trial = new Trial(
                vertx,
                backends,
                recorded -> new Integrations(vertx, recorded, services, links, limits),
                new Account(settings.get(Setting.REGION), settings.get(Setting.ACCOUNT)),
                clock,
                means);
        router.post(PATH).handler(context -> {
            if (token.is(context.request().getHeader(Wire.CLUSTER_TOKEN))) {
                answer(context, trial);
            } else {
                refuse(context, 403, "Forbidden");
            }
        });
    }

    private void answer(RoutingContext context, Trial trial) {
        Buffer body = context.body().buffer();
        byte[] json = body == null ? new byte[0] : body.getBytes();
        vertx.executeBlocking(() -> Wire.read(json, TestInvocation.class), false)
                .compose(asked -> run(asked, trial))
                .onSuccess(told -> context.response()
                        .putHeader("Content-Type", "application/json")
                        .end(Buffer.buffer(Wire.write(told))))
                .onFailure(e -> failed(context, e));
    }

    private static Future<TestInvoked> run(TestInvocation asked, Trial trial) {
        RestApi api = asked.stage().rest();
        Resource resource = api == null ? null : api.resources().get(asked.resourceId());
        if (resource == null || TriedMethod.methodOf(asked, resource) == null) {
            throw new IllegalArgumentException("no such method");
        }
        return trial.run(asked, resource);
    }

    private static void failed(RoutingContext context, Throwable cause) {
        if (cause instanceof UncheckedIOException || cause instanceof IllegalArgumentException) {
            refuse(context, 400, Objects.toString(cause.getMessage(), "not a question"));
        } else {
            LOG.error("a method could not be tried out", cause);
            refuse(context, 500, "Internal server error");
        }
    }

    private static void refuse(RoutingContext context, int status, @Nullable String message) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject().put("message", message).toBuffer());
    }
}
