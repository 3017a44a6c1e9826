package dev.sluice.edge.integration;

import dev.sluice.contract.fault.Fault;
import dev.sluice.contract.sigv4.SigV4;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.table.IntegrationPlan.AwsCall;
import dev.sluice.engine.integration.AwsServices;
import dev.sluice.engine.integration.BackendRequest;
import dev.sluice.engine.integration.Backends;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** Sends what an integration has made ready to an AWS service, and reads its answer. */
final class AwsBackends {

    /** Bytes of a function's event, and of its result (AWS Lambda quotas: invocation payload, synchronous). */
    private static final int FUNCTION_PAYLOAD = 6 * 1024 * 1024;

    private final Backends backends;
    private final AwsServices services;

    AwsBackends(Backends backends, AwsServices services) {
        this.backends = backends;
        this.services = services;
    }

    /**
     * The service's answer, whatever its status; but that a function was not run at all fails with {@link FaultException}, as
     * an API's fault.
     */
    Future<Said> send(Exchange exchange, AwsCall call, BackendRequest request, Buffer body) {
        if (call.function() && body.length() > FUNCTION_PAYLOAD) {
            return Future.failedFuture(tooLarge(body));
        }
        long limit = call.function() ? FUNCTION_PAYLOAD : exchange.bodyLimit();
        Future<Said> said = addressed(exchange, call, request, body)
                .compose(addressed -> backends.send(addressed, body))
                .compose(response -> Said.whole(exchange, response, limit));
        return call.function() ? said.map(AwsBackends::ran) : said;
    }

    /** Lambda's answer, paused, once the function runs. */
    Future<HttpClientResponse> open(Exchange exchange, AwsCall call, BackendRequest request, Buffer event) {
        if (event.length() > FUNCTION_PAYLOAD) {
            return Future.failedFuture(tooLarge(event));
        }
        return addressed(exchange, call, request, event)
                .compose(addressed -> backends.send(addressed, event))
                .compose(response -> {
                    if (response.statusCode() == 200) {
                        return Future.succeededFuture(response);
                    }
                    response.request().reset();
                    return Future.failedFuture(notRun(response.statusCode()));
                });
    }

    private Future<BackendRequest> addressed(Exchange exchange, AwsCall call, BackendRequest request, Buffer body) {
        return exchange.aside(body.length(), () -> SigV4.sha256(body.getBytes()))
                .compose(payload -> services.addressed(call.target(), call.role(), request, payload));
    }

    private static FaultException tooLarge(Buffer event) {
        return new FaultException(Fault.REQUEST_TOO_LARGE, "an event of " + event.length() + " bytes")
                .saying("HTTP content length exceeded " + FUNCTION_PAYLOAD + " bytes.");
    }

    private static Said ran(Said said) {
        if (!said.successful()) {
            throw notRun(said.status());
        }
        return said;
    }

    private static FaultException notRun(int status) {
        return new FaultException(Fault.API_CONFIGURATION_ERROR, "the function was not run: Lambda answered " + status);
    }
}
