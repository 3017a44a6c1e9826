package dev.sluice.edge.integration;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.table.IntegrationPlan;
import dev.sluice.engine.integration.AwsServices;
import dev.sluice.engine.integration.BackendException;
import dev.sluice.engine.integration.Backends;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import org.jboss.logging.Logger;

/** Calls what answers a method. Add an integration type here, and its plan in {@link IntegrationPlan}. */
public final class Integrations {

    private static final Logger LOG = Logger.getLogger(Integrations.class);

    private final HttpProxyIntegration httpProxy;
    private final MappedIntegration mapped;
    private final FunctionProxyIntegration functionProxy;

    public Integrations(Vertx vertx, Backends backends, AwsServices services, Links links, AnswerLimits limits) {
        AwsBackends aws = new AwsBackends(backends, services);
        this.httpProxy = new HttpProxyIntegration(vertx, backends, links, limits);
        this.mapped = new MappedIntegration(backends, aws, links);
        this.functionProxy = new FunctionProxyIntegration(vertx, aws, limits);
    }

    /** Fails with {@link FaultException} where the backend brought no answer. */
    public Future<Reply> call(Exchange exchange) {
        long started = System.nanoTime();
        Future<Reply> reply = switch (exchange.route().integration()) {
            case IntegrationPlan.HttpProxy plan -> httpProxy.call(exchange, plan);
            case IntegrationPlan.Http plan -> mapped.http(exchange, plan);
            case IntegrationPlan.Mock plan -> mapped.mock(exchange, plan);
            case IntegrationPlan.Aws plan -> mapped.aws(exchange, plan);
            case IntegrationPlan.FunctionProxy plan -> functionProxy.call(exchange, plan);
            case IntegrationPlan.Broken(String reason) ->
                Future.failedFuture(new FaultException(Fault.API_CONFIGURATION_ERROR, reason));
        };
        return reply.onComplete(done -> exchange.integrationNanos(System.nanoTime() - started))
                .recover(e -> Future.failedFuture(failure(exchange, e)));
    }

    private static Throwable failure(Exchange exchange, Throwable cause) {
        return switch (cause) {
            case BackendException failure -> fault(exchange, failure);
            case VertxException late
            when late.getCause() instanceof BackendException failure -> fault(exchange, failure);
            case VertxException broken ->
                new FaultException(Fault.INTEGRATION_FAILURE, "the exchange broke off: " + broken.getMessage());
            default -> cause;
        };
    }

    private static FaultException fault(Exchange exchange, BackendException failure) {
        LOG.infof("%s of %s: %s", exchange.route().key(), exchange.stage().apiId(), failure.getMessage());
        Fault fault = switch (failure.kind()) {
            case TIMEOUT -> Fault.INTEGRATION_TIMEOUT;
            case UNREACHABLE -> Fault.INTEGRATION_FAILURE;
            case BUSY -> Fault.THROTTLED;
            case INVALID_REQUEST -> Fault.API_CONFIGURATION_ERROR;
        };
        return failure.getCause() instanceof FaultException own
                ? own
                : new FaultException(fault, String.valueOf(failure.getMessage()));
    }
}
