package dev.sluice.cache.entries;

import io.quarkus.logging.Log;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionException;
import org.infinispan.commons.CacheException;
import org.infinispan.commons.IllegalLifecycleStateException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a failure is answered with. Where the grid cannot say, 503: to the router, that is a miss. */
public class Faults {

    @ServerExceptionMapper
    RestResponse<Refusal> bad(BadEntry entry) {
        return RestResponse.status(entry.status(), new Refusal(String.valueOf(entry.getMessage())));
    }

    @ServerExceptionMapper({CacheException.class, IllegalLifecycleStateException.class, CompletionException.class})
    RestResponse<Refusal> unavailable(Exception failure) {
        Log.warnf("the grid did not answer: %s", failure.getMessage());
        return RestResponse.status(
                Response.Status.SERVICE_UNAVAILABLE, new Refusal("the cache cannot be read or written now"));
    }
}
