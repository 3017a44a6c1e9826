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
import java.util.UUID;

/**
 * The one route of the admin API: reads the body, finds the operation, lets the call in, runs it and renders what comes
 * of it. It does not know any operation.
 */
@ApplicationScoped
public class Dispatcher {

    private static final int BODY_LIMIT = 10 * 1024 * 1024;

    private final Operations operations;
    private final Gatekeeper gatekeeper;
    private final CallRate rate;
    private final Rendering rendering;

    Dispatcher(Operations operations, Gatekeeper gatekeeper, CallRate rate, Rendering rendering) {
        this.rate = rate;
        this.operations = operations;
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

    private Uni<Rendering.Answered> answer(String requestId, HttpServerRequest request, Buffer body) {
        if (body.length() > BODY_LIMIT) {
            throw new AwsFault(
                    413, "RequestEntityTooLargeException", "Request body is larger than " + BODY_LIMIT + " bytes");
        }
        byte[] bytes = body.getBytes();
        String sentQuery = request.query() == null ? "" : request.query();
        String path = request.path() == null ? "" : request.path();
        Map<String, List<String>> headers = headers(request);
        Map<String, List<String>> query = PathText.query(sentQuery);
        SignedRequest signed =
                new SignedRequest(request.method().name(), path, sentQuery, headers, SigV4.sha256(bytes));
        Operations.Match match =
                operations.find(request.method().name(), path, query).orElseThrow(() -> gatekeeper.unknown(signed));
        boolean known = gatekeeper.admit(match.operation().access(), signed);
        if (match.operation().access() == Operation.Access.CONTROL_PLANE) {
            rate.take();
        }
        NulCharacters.refuse(match.path(), query, bytes);
        Call call = new Call(requestId, match.path(), query, headers, bytes, known);
        return match.operation().handler().handle(call).map(reply -> new Rendering.Answered(match.operation(), reply));
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
