package dev.sluice.edge.server;

import dev.sluice.contract.fault.Fault;
import dev.sluice.contract.sigv4.SigV4;
import dev.sluice.contract.wire.ConnectionId;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.exchange.Address;
import dev.sluice.edge.exchange.Arrival;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.exchange.WholeBody;
import dev.sluice.edge.pipeline.FaultReply;
import dev.sluice.edge.pipeline.Signatures;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the edge does for WebSocket APIs: tunnels upgrades to a websocket-service, and takes signed {@code @connections}
 * calls to the one that holds the connection. It reads no frame.
 */
final class WebSockets {

    private static final Logger LOG = Logger.getLogger(WebSockets.class);
    private static final String CONNECTIONS = "/@connections/";
    private static final long TIMEOUT_MILLIS = 5_000;

    /** More than a message may have, which websocket-service refuses in AWS's words. */
    private static final long MOST_BYTES = 256 * 1024;

    /** A tunnel has no body before its first frame. */
    private static final List<String> OF_A_BODY = List.of("Content-Length", "Transfer-Encoding", "Expect");

    private final HttpClient http;
    private final Holders holders;
    private final Signatures signatures;
    private final String token;

    WebSockets(Vertx vertx, Holders holders, Signatures signatures, String token) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(1_000), new PoolOptions().setHttp1MaxSize(100_000));
        this.holders = holders;
        this.signatures = signatures;
        this.token = token;
    }

    void handle(HttpServerRequest request, Arrival arrival, Responder responder) {
        String upgrade = request.getHeader("Upgrade");
        if (arrival.address().path().startsWith(CONNECTIONS)) {
            connections(request, arrival)
                    .onComplete(done -> responder.send(done.succeeded() ? done.result() : failure(done.cause())));
        } else if (request.method() == HttpMethod.GET && "websocket".equalsIgnoreCase(upgrade)) {
            tunnel(request, arrival.address(), responder);
        } else {
            responder.send(FaultReply.of(Fault.UNKNOWN_API));
        }
    }

    private Future<Reply> connections(HttpServerRequest request, Arrival arrival) {
        Address address = arrival.address();
        String id = address.path().substring(CONNECTIONS.length());
        Optional<ConnectionId> connection =
                ConnectionId.parse(id.replace("%3D", "=").replace("%3d", "="));
        Supplier<Future<Buffer>> body =
                once(() -> WholeBody.of(request, MOST_BYTES, Fault.REQUEST_TOO_LARGE, part -> {}));
        return signatures
                .signer(arrival.request(), () -> body.get().map(bytes -> SigV4.sha256(bytes.getBytes())))
                .compose(signer -> body.get())
                .compose(bytes -> connection
                        .flatMap(holders::of)
                        .map(url -> forward(path(url, address, connection.get()), request.method(), bytes))
                        .orElseGet(() -> Future.succeededFuture(gone())));
    }

    private static String path(String url, Address address, ConnectionId id) {
        return url + "/internal/connections/" + address.apiId() + "/" + address.stage() + "/" + id;
    }

    /** The same future however often it is asked for: a body is read once. */
    private static Supplier<Future<Buffer>> once(Supplier<Future<Buffer>> read) {
        AtomicReference<@Nullable Future<Buffer>> known = new AtomicReference<>();
        return () -> {
            Future<Buffer> first = known.get();
            Future<Buffer> body = first == null ? read.get() : first;
            known.set(body);
            return body;
        };
    }

    private Future<Reply> forward(String url, HttpMethod method, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setAbsoluteURI(url)
                .setMethod(method)
                .setTimeout(TIMEOUT_MILLIS)
                .putHeader(Wire.CLUSTER_TOKEN, token);
        return http.request(options)
                .compose(open -> open.send(body))
                .compose(response -> response.body().map(content -> {
                    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
                    for (String name : new String[] {"Content-Type", "x-amzn-ErrorType"}) {
                        String value = response.getHeader(name);
                        if (value != null) {
                            headers.set(name, value);
                        }
                    }
                    return Reply.of(response.statusCode(), headers, content);
                }));
    }

    private static Reply gone() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        headers.set("Content-Type", "application/json").set("x-amzn-ErrorType", "GoneException");
        return Reply.of(410, headers, "{\"message\":null}");
    }

    private static Reply failure(Throwable cause) {
        if (cause instanceof FaultException fault) {
            return FaultReply.of(fault);
        }
        LOG.warnf("@connections: %s", cause.getMessage());
        return FaultReply.of(Fault.API_CONFIGURATION_ERROR);
    }

    private void tunnel(HttpServerRequest request, Address address, Responder responder) {
        connect(request, address, holders.inTurn())
                .compose(HttpClientRequest::connect)
                .onSuccess(response -> accepted(request, response, responder))
                .onFailure(e -> {
                    LOG.warnf("no websocket-service: %s", e.getMessage());
                    responder.send(FaultReply.of(Fault.API_CONFIGURATION_ERROR));
                });
    }

    /** To the first of these that can be connected to. */
    private Future<HttpClientRequest> connect(HttpServerRequest request, Address address, List<String> urls) {
        Future<HttpClientRequest> open = http.request(handshake(request, address, urls.getFirst()));
        return urls.size() == 1 ? open : open.recover(e -> connect(request, address, urls.subList(1, urls.size())));
    }

    private RequestOptions handshake(HttpServerRequest request, Address address, String url) {
        String query = request.query() == null ? "" : "?" + request.query();
        RequestOptions options = new RequestOptions()
                .setAbsoluteURI(url + "/internal/ws/" + address.apiId() + "/" + address.stage() + query)
                .setMethod(HttpMethod.GET);
        request.headers().forEach(header -> options.addHeader(header.getKey(), header.getValue()));
        options.putHeader(Wire.CLUSTER_TOKEN, token)
                .putHeader("X-Sluice-Source-Ip", request.remoteAddress().hostAddress())
                .putHeader("X-Sluice-Domain-Name", address.domainName());
        OF_A_BODY.forEach(name -> options.getHeaders().remove(name));
        return options;
    }

    private static void accepted(HttpServerRequest request, HttpClientResponse response, Responder responder) {
        if (response.statusCode() != 101) {
            response.body().onComplete(body -> {
                response.request().reset(); // it waits for a tunnel that will not be: its connection ends here
                MultiMap headers = MultiMap.caseInsensitiveMultiMap();
                headers.set("Content-Type", "application/json");
                String type = response.getHeader("x-amzn-ErrorType");
                if (type != null) {
                    headers.set("x-amzn-ErrorType", type);
                }
                responder.send(
                        Reply.of(response.statusCode(), headers, body.succeeded() ? body.result() : Buffer.buffer()));
            });
            return;
        }
        NetSocket holder = response.netSocket();
        holder.pause();
        request.response().setStatusCode(101).headers().addAll(response.headers());
        request.toNetSocket()
                .onSuccess(client -> join(unhurried(client), holder))
                .onFailure(e -> holder.close());
    }

    /** How long a socket may be silent is websocket-service's to say: the listener's own time is for requests. */
    private static NetSocket unhurried(NetSocket client) {
        if (client instanceof NetSocketInternal internal) {
            ChannelPipeline handlers = internal.channelHandlerContext().pipeline();
            if (handlers.get(IdleStateHandler.class) != null) {
                handlers.remove(IdleStateHandler.class);
            }
        }
        return client;
    }

    /** Bytes both ways, at the slower one's pace; when either side ends, so does the other. */
    private static void join(NetSocket client, NetSocket holder) {
        client.pipeTo(holder).onComplete(done -> holder.close());
        holder.pipeTo(client).onComplete(done -> client.close());
        client.closeHandler(closed -> holder.close());
        holder.closeHandler(closed -> client.close());
    }
}
