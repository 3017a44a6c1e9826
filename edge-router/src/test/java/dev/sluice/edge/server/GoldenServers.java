package dev.sluice.edge.server;

import dev.sluice.contract.limit.Lease;
import dev.sluice.contract.limit.LeaseAnswer;
import dev.sluice.contract.limit.LeaseQuestion;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.server.WireMessage.Header;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The backend of a case, AWS's Lambda for it, and the services that own what the edge leases: all as the case says. */
final class GoldenServers {

    private static final GoldenApi NOTHING = GoldenApi.read("none", "{}");

    private final List<WireMessage> asked = new CopyOnWriteArrayList<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> cached = new ConcurrentHashMap<>();
    private volatile WireMessage answer = WireMessage.parse("200\n\n");
    private volatile GoldenApi api = NOTHING;

    /** From now on; forgets what was asked. */
    void play(GoldenApi of, WireMessage backend) {
        api = of;
        answer = backend;
        asked.clear();
        questions.clear();
    }

    /** What auth-service was asked. */
    List<String> questions() {
        return questions;
    }

    List<WireMessage> asked() {
        return asked;
    }

    void backend(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            List<Header> headers = new ArrayList<>();
            request.headers().forEach(header -> headers.add(new Header(header.getKey(), header.getValue())));
            asked.add(new WireMessage(request.method() + " " + request.uri(), headers, latin(body)));
            switch (answer.start()) {
                case "silent" -> request.response().closeHandler(closed -> {});
                case "closes" -> request.connection().close();
                default -> say(request, answer);
            }
        });
    }

    private static void say(HttpServerRequest request, WireMessage answer) {
        var response = request.response().setStatusCode(Integer.parseInt(answer.start()));
        answer.headers().forEach(header -> response.headers().add(header.name(), header.value()));
        if (answer.header("Transfer-Encoding").equals("chunked")) {
            response.write(Buffer.buffer(answer.bodyOrEmpty(), "ISO-8859-1"));
            response.end();
        } else {
            response.end(Buffer.buffer(answer.bodyOrEmpty(), "ISO-8859-1"));
        }
    }

    /** What auth-service, rate-limit-service and cache-service answer. */
    void owners(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            String path = Objects.requireNonNullElse(request.path(), "");
            if (path.startsWith("/internal/access/decisions")) {
                questions.add(latin(body));
                request.response().end(Buffer.buffer(api.decision()));
            } else if (path.startsWith("/internal/access/")) {
                api.signer().answer(request.response(), Objects.requireNonNullElse(request.getParam("date"), ""));
            } else if (path.startsWith("/internal/limits/")) {
                request.response().end(leases(Wire.read(body.getBytes(), LeaseQuestion.class)));
            } else {
                cache(request, path, body);
            }
        });
    }

    private Buffer leases(LeaseQuestion question) {
        List<Lease> leases = question.requests().stream()
                .map(wanted -> new Lease(wanted.bucket(), api.grants(wanted.bucket()) ? 1 : 0, 60_000, 60_000))
                .toList();
        return Buffer.buffer(Wire.write(new LeaseAnswer(leases)));
    }

    private void cache(HttpServerRequest request, String path, Buffer body) {
        if (request.method() == HttpMethod.PUT) {
            cached.put(path, body.getBytes());
            request.response().setStatusCode(204).end();
            return;
        }
        byte[] entry = cached.get(path);
        request.response()
                .setStatusCode(entry == null ? 404 : 200)
                .end(Buffer.buffer(entry == null ? new byte[0] : entry));
    }

    private static String latin(Buffer body) {
        return new String(body.getBytes(), StandardCharsets.ISO_8859_1);
    }
}
