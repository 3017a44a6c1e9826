package dev.sluice.ratelimit.leases;

import dev.sluice.contract.limit.Lease;
import dev.sluice.contract.limit.LeaseAnswer;
import dev.sluice.contract.limit.LeaseQuestion;
import dev.sluice.contract.limit.LeaseRequest;
import dev.sluice.contract.limit.LeaseReturn;
import dev.sluice.ratelimit.bucket.Grant;
import dev.sluice.ratelimit.bucket.Unspent;
import dev.sluice.ratelimit.store.Buckets;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * How much may pass. A question's buckets are decided at the same time, each alone; where one cannot be decided, the
 * whole question is answered 503, and what the others took stays taken.
 */
@Path("/internal/limits")
public class LimitsResource {

    /** A question has no more buckets than a request has limits, many times over. */
    private static final int MOST_REQUESTS = 1_000;

    private static final int LONGEST_NAME = 1_024;

    private final Buckets buckets;
    private final Meters meters;

    LimitsResource(Buckets buckets, Meters meters) {
        this.buckets = buckets;
        this.meters = meters;
    }

    @POST
    @Path("/leases")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<LeaseAnswer> lease(byte[] body) {
        LeaseQuestion question = Body.read(body, LeaseQuestion.class);
        check(question);
        return Uni.createFrom().completionStage(() -> decide(question));
    }

    @POST
    @Path("/returns")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Void> giveBack(byte[] body) {
        LeaseReturn back = Body.read(body, LeaseReturn.class);
        named("router", back.router());
        back.unspent().forEach((bucket, unspent) -> {
            if (unspent == null || unspent < 0) {
                throw new BadQuestion("unspent." + bucket + " is not a number of tokens");
            }
        });
        if (back.number() < 0 || back.oldestMillis() < 0) {
            throw new BadQuestion("number and oldestMillis must be 0 or more");
        }
        return Uni.createFrom()
                .completionStage(() -> all(back.unspent().entrySet().stream()
                        .map(entry -> buckets.giveBack(entry.getKey(), unspent(back, entry.getValue())))
                        .toList()));
    }

    @GET
    @Path("/buckets/{bucket: .+}")
    public Uni<BucketView> look(@PathParam("bucket") String bucket) {
        return Uni.createFrom()
                .completionStage(() -> buckets.throttle(bucket)
                        .thenCombine(
                                buckets.quota(bucket),
                                (throttle, quota) -> throttle.map(state -> BucketView.of(bucket, state))
                                        .or(() -> quota.map(state -> BucketView.of(bucket, state)))
                                        .orElseThrow(() -> new NotFoundException("no bucket " + bucket))));
    }

    private static Unspent unspent(LeaseReturn back, int tokens) {
        return new Unspent(back.router(), tokens, back.number(), back.oldestMillis());
    }

    private CompletionStage<LeaseAnswer> decide(LeaseQuestion question) {
        List<CompletableFuture<Lease>> leases = new ArrayList<>();
        for (LeaseRequest request : question.requests()) {
            leases.add(grant(question.router(), request).thenApply(grant -> lease(request, grant)));
        }
        return all(leases)
                .thenApply(done -> new LeaseAnswer(
                        leases.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<Grant> grant(String router, LeaseRequest request) {
        if (request.throttle() != null) {
            return buckets.take(request.bucket(), request.throttle(), router, request.want());
        }
        if (request.quota() != null) {
            return buckets.take(request.bucket(), request.quota(), router, request.want());
        }
        throw new IllegalStateException("a lease request is for a throttle or a quota");
    }

    private Lease lease(LeaseRequest request, Grant grant) {
        if (request.throttle() == null) {
            meters.quotaAsked(grant.granted());
        } else {
            meters.throttleAsked(grant.granted());
        }
        return new Lease(request.bucket(), grant.granted(), grant.validMillis(), grant.retryMillis());
    }

    private static CompletableFuture<Void> all(List<? extends CompletableFuture<?>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }

    private static void check(LeaseQuestion question) {
        named("router", question.router());
        if (question.requests().isEmpty() || question.requests().size() > MOST_REQUESTS) {
            throw new BadQuestion("requests must be 1 to " + MOST_REQUESTS + " of them");
        }
        for (int i = 0; i < question.requests().size(); i++) {
            LeaseRequest request = question.requests().get(i);
            named("requests[" + i + "].bucket", request.bucket());
            if (request.throttle() != null
                    && !Double.isFinite(request.throttle().rateLimit())) {
                throw new BadQuestion("requests[" + i + "].throttle.rateLimit is not a number");
            }
            if (request.quota() != null && request.quota().period() == null) {
                throw new BadQuestion("requests[" + i + "].quota.period is missing");
            }
        }
    }

    private static void named(String member, String name) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw new BadQuestion(member + " must be a name of 1 to " + LONGEST_NAME + " characters");
        }
    }
}
