package dev.sluice.ratelimit.leases;

import io.quarkus.logging.Log;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionException;
import org.infinispan.commons.CacheException;
import org.infinispan.commons.IllegalLifecycleStateException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a failure is answered with. Where the grid cannot decide, nobody is granted anything: 503. */
public class Faults {

    @ServerExceptionMapper
    RestResponse<Refusal> bad(BadQuestion question) {
        return answer(Response.Status.BAD_REQUEST, String.valueOf(question.getMessage()));
    }

    @ServerExceptionMapper
    RestResponse<Refusal> unknown(NotFoundException absent) {
        return answer(Response.Status.NOT_FOUND, String.valueOf(absent.getMessage()));
    }

    @ServerExceptionMapper({CacheException.class, IllegalLifecycleStateException.class, CompletionException.class})
    RestResponse<Refusal> undecided(Exception failure) {
        if (failure instanceof CompletionException && failure.getCause() instanceof NotFoundException absent) {
            return unknown(absent);
        }
        Log.warnf("the grid did not decide: %s", failure.getMessage());
        return answer(Response.Status.SERVICE_UNAVAILABLE, "the limits cannot be decided now");
    }

    private static RestResponse<Refusal> answer(Response.Status status, String message) {
        return RestResponse.status(status, new Refusal(message));
    }
}
