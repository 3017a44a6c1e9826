package dev.sluice.admin.wire;

import dev.sluice.admin.fault.AwsFault;
import dev.sluice.contract.sigv4.SigV4;
import dev.sluice.contract.sigv4.SignedRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The one route of the admin API: reads the body, finds the operation or the other AWS service that is called, lets the
 * call in, runs it and renders what comes of it. It does not know any operation.
 */
@ApplicationScoped
public class Dispatcher {

    private static final int BODY_LIMIT = 10 * 1024 * 1024;

    private final Operations operations;
    private final AwsServices services;
    private final Gatekeeper gatekeeper;
    private final CallRate rate;
    private final Rendering rendering;

    Dispatcher(Operations operations, AwsServices services, Gatekeeper gatekeeper, CallRate rate, Rendering rendering) {
        this.rate = rate;
        this.operations = operations;
        this.services = services;
        this.gatekeeper = gatekeeper;
        this.rendering = rendering;
    }

    void serve(@Observes Router router) {
        router.route().last().handler(this::receive);
    }

    private void receive(RoutingContext context) {
        String requestId = UUID.randomUUID().toString();
        HttpServerRequest request = context.request();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(gone -> rendering.clientGone(requestId, gone));
        request.handler(part -> {
            if (body.length() <= BODY_LIMIT) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> Uni.createFrom()
                .deferred(() -> answer(requestId, request, body))
                .subscribe()
                .with(
                        answered -> rendering.render(context.response(), requestId, answered),
                        failure -> rendering.fail(context.response(), requestId, failure)));
    }

    private Uni<Reply> answer(String requestId, HttpServerRequest request, Buffer body) {
        byte[] bytes = body.getBytes();
        String method = request.method().name();
        String path = request.path() == null ? "" : request.path();
        String sentQuery = request.query() == null ? "" : request.query();
        SignedRequest signed = new SignedRequest(method, path, sentQuery, headers(request), SigV4.sha256(bytes));
        Map<String, List<String>> query = PathText.query(sentQuery);
        Call call = new Call(requestId, Map.of(), query, signed.headers(), bytes, new Caller.Stranger());
        Optional<Operations.Match> match = operations.find(method, path, query);
        boolean ours = match.isPresent() && match.get().operation().access() != Operation.Access.CONTROL_PLANE;
        Optional<AwsService> service = ours ? Optional.empty() : services.find(signed);
        return service.isPresent() ? serve(service.get(), call, signed) : operate(match, call, signed);
    }

    private Uni<Reply> operate(Optional<Operations.Match> found, Call call, SignedRequest signed) {
        refuseTooLarge(call);
        Operations.Match match = found.orElseThrow(() -> gatekeeper.unknown(signed));
        Operation operation = match.operation();
        Caller caller = gatekeeper.admit(operation.access(), signed);
        if (operation.access() == Operation.Access.CONTROL_PLANE) {
            rate.take();
        }
        NulCharacters.refuse(match.path(), call.query(), call.bytes());
        return operation
                .handler()
                .handle(call.admitted(caller, match.path()))
                .map(reply -> reply.orStatus(operation.status()));
    }

    /** Whatever is refused on the way is told in the service's own words. */
    private Uni<Reply> serve(AwsService service, Call call, SignedRequest signed) {
        String requestId = call.requestId();
        return Uni.createFrom()
                .deferred(() -> {
                    refuseTooLarge(call);
                    Caller caller = gatekeeper.admit(Operation.Access.SIGNED, signed);
                    rate.take();
                    NulCharacters.refuse(call.path(), call.query(), call.bytes());
                    return service.answer(call.admitted(caller, call.path()));
                })
                .onFailure()
                .recoverWithItem(failure -> service.refusal(requestId, rendering.fault(requestId, failure)))
                .map(reply -> reply.orStatus(200));
    }

    private static void refuseTooLarge(Call call) {
        if (call.bytes().length > BODY_LIMIT) {
            throw new AwsFault(
                    413, "RequestEntityTooLargeException", "Request body is larger than " + BODY_LIMIT + " bytes");
        }
    }

    /** HTTP/2 has no Host header: its authority stands for it, as signers have it. */
    private static Map<String, List<String>> headers(HttpServerRequest request) {
        MultiMap headers = request.headers();
        Map<String, List<String>> byName = new LinkedHashMap<>();
        headers.names().forEach(name -> byName.put(name.toLowerCase(Locale.ROOT), headers.getAll(name)));
        if (request.authority() != null) {
            byName.putIfAbsent("host", List.of(request.authority().toString()));
        }
        return byName;
    }
}
