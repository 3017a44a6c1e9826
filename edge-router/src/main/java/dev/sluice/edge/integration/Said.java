package dev.sluice.edge.integration;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.FaultException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** A backend's answer, whole, before it is mapped. */
record Said(int status, MultiMap headers, Buffer body) {

    /** Reads an answer that is paused; one of more than {@code limit} bytes fails with {@link FaultException}. */
    static Future<Said> whole(HttpClientResponse response, long limit) {
        Promise<Said> whole = Promise.promise();
        long[] seen = {0};
        response.handler(part -> {
            seen[0] += part.length();
            if (seen[0] > limit
                    && whole.tryFail(new FaultException(
                            Fault.MALFORMED_INTEGRATION_RESPONSE, "the answer has more than " + limit + " bytes"))) {
                response.request().reset();
            }
        });
        response.body()
                .onSuccess(body -> whole.tryComplete(new Said(response.statusCode(), response.headers(), body)))
                .onFailure(whole::tryFail);
        response.resume();
        return whole.future();
    }

    boolean successful() {
        return status / 100 == 2;
    }
}
