package dev.sluice.edge.exchange;

import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.table.KeyRing.KeyUse;
import dev.sluice.edge.table.Route;
import dev.sluice.edge.table.RouteTable;
import dev.sluice.edge.table.Segments;
import dev.sluice.edge.table.Stage;
import dev.sluice.edge.webacl.Decision;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way, confined to one event loop. The route and its table are there from the start and stay; the
 * slots below them are each written once, by the step that is named.
 */
public final class Exchange {

    /** Bytes. */
    private static final long SHORT_ANSWER = 16 * 1024;

    private final Request request;
    private final Address address;
    private final RouteTable table;
    private final Stage.Rest stage;
    private final Route route;
    private final Map<String, String> pathParameters;
    private final Instant startedAt;
    private final RequestIds ids;
    private final Account account;
    private final Trace trace;
    private final Means means;
    private final BodyMemory.Share held;

    private @Nullable Future<Buffer> body;
    private @Nullable Future<Buffer> decoded;
    private AccessAnswer.@Nullable Allow caller;
    private @Nullable KeyUse keyUse;
    private @Nullable CacheLookup cacheLookup;
    private long authorizerMillis = -1;
    private long integrationNanos = -1;
    private @Nullable Trail trail;
    private @Nullable Decision webAclDecision;

    public Exchange(Arrival arrival, Stage.Rest stage, Route route, Map<String, String> pathParameters) {
        this.request = arrival.request();
        this.address = arrival.address();
        this.table = arrival.table();
        this.startedAt = arrival.at();
        this.ids = arrival.ids();
        this.account = arrival.account();
        this.trace = Trace.of(request.getHeader(Trace.HEADER), startedAt);
        this.means = arrival.means();
        this.stage = stage;
        this.held = means.memory().share(stage.apiId());
        this.route = route;
        this.pathParameters = pathParameters;
    }

    public Request request() {
        return request;
    }

    public Address address() {
        return address;
    }

    public RouteTable table() {
        return table;
    }

    public Stage.Rest stage() {
        return stage;
    }

    public Route route() {
        return route;
    }

    /** Still percent-encoded. */
    public Map<String, String> pathParameters() {
        return pathParameters;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public RequestIds ids() {
        return ids;
    }

    public Account account() {
        return account;
    }

    public Trace trace() {
        return trace;
    }

    /** The ARN of what is called, as policies name it: the segments that the route matched, whatever slashes were around them. */
    public String methodArn(String region, String account) {
        return "arn:aws:execute-api:" + region + ":" + account + ":" + stage.apiId() + "/" + stage.name() + "/"
                + request.method().name() + "/"
                + String.join("/", Segments.of(Segments.normal(address.path())));
    }

    /** The body, decompressed where the client says that it compressed it; otherwise {@link #bodyAsSent}. */
    public Future<Buffer> body() {
        String coding = request.getHeader("Content-Encoding");
        if (coding == null) {
            return bodyAsSent();
        }
        Future<Buffer> known = decoded;
        if (known == null) {
            known = bodyAsSent().compose(sent -> decode(sent, ContentCoding.of(coding)));
            decoded = known;
        }
        return known;
    }

    private Future<Buffer> decode(Buffer sent, ContentCoding coding) {
        return aside(sent.length(), () -> coding.decode(sent, means.bodyLimit()))
                .map(plain -> {
                    hold(plain.length());
                    return plain;
                });
    }

    /**
     * Does what takes as long as its content, without holding up an event loop and with it everybody else's requests: here if
     * it is short, else on the router's workbench, in turn with the work of other APIs. {@code bytes} are what it has to look
     * at. It may be begun twice, so it changes nothing, and reads only what no step is about to write.
     */
    public <T> Future<T> aside(long bytes, Supplier<T> work) {
        long looked = trail == null ? bytes : Long.MAX_VALUE; // nothing is noted twice
        return means.bench()
                .soon(stage.apiId(), looked, work)
                .recover(e -> Future.failedFuture(
                        e instanceof RejectedExecutionException
                                ? new FaultException(Fault.THROTTLED, String.valueOf(e.getMessage()))
                                : e));
    }

    /** Counts bytes of a body that the request holds until it is over; throws {@link Fault#THROTTLED} for more than there is room for. */
    public void hold(long bytes) {
        held.take(bytes);
    }

    /**
     * From now on the request holds nothing but its answer, until its client has it; throws {@link Fault#THROTTLED} where
     * there is no room. A short one does not count.
     */
    public void holdOnly(long answer) {
        held.only(answer > SHORT_ANSWER ? answer : 0);
    }

    /** The request is over, and holds nothing any more. */
    public void over() {
        held.close();
    }

    /**
     * The whole body, read when first asked for; from then on it is no longer streamed. Fails with a
     * {@link FaultException} of {@link Fault#REQUEST_TOO_LARGE} past the limit.
     */
    public Future<Buffer> bodyAsSent() {
        Future<Buffer> reading = body;
        if (reading == null) {
            reading = WholeBody.of(request.stream(), means.bodyLimit(), Fault.REQUEST_TOO_LARGE, this::hold);
            body = reading;
        }
        return reading;
    }

    /** A body that is all there; written by whoever makes up a request. */
    public void body(Buffer whole) {
        body = Future.succeededFuture(whole);
    }

    /** Bytes. */
    public long bodyLimit() {
        return means.bodyLimit();
    }

    public boolean bodyRead() {
        return body != null;
    }

    /** Who calls; written by the access step, null where anyone may. */
    public AccessAnswer.@Nullable Allow caller() {
        return caller;
    }

    public void caller(AccessAnswer.Allow allowed) {
        this.caller = allowed;
    }

    /** How long the authorizer took; written by the authorizer step, -1 where none was asked. */
    public long authorizerMillis() {
        return authorizerMillis;
    }

    public void authorizerMillis(long millis) {
        this.authorizerMillis = millis;
    }

    /** The API key in use; written by the API key step, or by whoever makes up a request, null where none is needed. */
    public @Nullable KeyUse keyUse() {
        return keyUse;
    }

    public void keyUse(KeyUse use) {
        this.keyUse = use;
    }

    /** How long the integration took, in nanoseconds; written by the integrations, -1 where none was called. */
    public long integrationNanos() {
        return integrationNanos;
    }

    public void integrationNanos(long nanos) {
        this.integrationNanos = nanos;
    }

    /** What the stage's web ACL says; written by the web ACL step, null where the stage has none. */
    public @Nullable Decision webAclDecision() {
        return webAclDecision;
    }

    public void webAclDecision(Decision decision) {
        this.webAclDecision = decision;
    }

    /** Where steps leave what explains them; written by whoever explains the request, null for all others. */
    public @Nullable Trail trail() {
        return trail;
    }

    public void trail(Trail begun) {
        this.trail = begun;
    }

    /** Whether the answer was kept; written by the cache read step, null where none looked. */
    public @Nullable CacheLookup cacheLookup() {
        return cacheLookup;
    }

    public void cacheLookup(CacheLookup lookup) {
        this.cacheLookup = lookup;
    }
}
