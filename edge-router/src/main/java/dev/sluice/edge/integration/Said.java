package dev.sluice.edge.integration;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/** A backend's answer, whole, before it is mapped. */
record Said(int status, MultiMap headers, Buffer body) {

    /** Reads an answer that is paused; one of more than {@code limit} bytes fails with {@link FaultException}, and so does one that the exchange has no room for. */
    static Future<Said> whole(Exchange exchange, HttpClientResponse response, long limit) {
        Promise<Said> whole = Promise.promise();
        long[] seen = {0};
        response.handler(part -> {
            seen[0] += part.length();
            FaultException refused = refused(exchange, part.length(), seen[0], limit);
            if (refused != null && whole.tryFail(refused)) {
                response.request().reset();
            }
        });
        response.body()
                .onSuccess(body -> whole.tryComplete(new Said(response.statusCode(), response.headers(), body)))
                .onFailure(whole::tryFail);
        response.resume();
        return whole.future();
    }

    private static @Nullable FaultException refused(Exchange exchange, int part, long seen, long limit) {
        if (seen > limit) {
            return new FaultException(
                    Fault.MALFORMED_INTEGRATION_RESPONSE, "the answer has more than " + limit + " bytes");
        }
        try {
            exchange.hold(part);
            return null;
        } catch (FaultException noRoom) {
            return noRoom;
        }
    }

    boolean successful() {
        return status / 100 == 2;
    }
}
