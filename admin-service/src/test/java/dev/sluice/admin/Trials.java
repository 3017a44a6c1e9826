package dev.sluice.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.contract.trial.AuthorizerInvocation;
import dev.sluice.contract.trial.AuthorizerInvoked;
import dev.sluice.contract.trial.TestInvocation;
import dev.sluice.contract.trial.TestInvoked;
import dev.sluice.contract.wire.Wire;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands for edge-router and auth-service: it answers what they are asked to try with what it was asked. */
public final class Trials implements QuarkusTestResourceLifecycleManager {

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server = started;
            started.createContext("/internal/test-invoke", Trials::method);
            started.createContext("/internal/access/trials", Trials::authorizer);
            started.start();
            String url = "http://127.0.0.1:" + started.getAddress().getPort();
            return Map.of("SLUICE_EDGE_ROUTER_INTERNAL_URL", url, "SLUICE_AUTH_SERVICE_URL", url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void method(HttpExchange exchange) throws IOException {
        byte[] question = exchange.getRequestBody().readAllBytes();
        TestInvocation asked = Wire.read(question, TestInvocation.class);
        int status = "down".equals(asked.body()) ? 500 : 200;
        TestInvoked told =
                new TestInvoked(201, Map.of("X-Two", List.of("a", "b")), new String(Wire.write(asked)), "a log\n", 7);
        answer(exchange, status, Wire.write(told));
    }

    private static void authorizer(HttpExchange exchange) throws IOException {
        byte[] question = exchange.getRequestBody().readAllBytes();
        AuthorizerInvocation asked = Wire.read(question, AuthorizerInvocation.class);
        AuthorizerInvoked told = asked.authorizer().type().equals("COGNITO_USER_POOLS")
                ? new AuthorizerInvoked(0, "a log\n", 7, null, null, Map.of("sub", "ann"))
                : new AuthorizerInvoked(0, "a log\n", 7, "ann", new String(Wire.write(asked)), Map.of());
        answer(exchange, 200, Wire.write(told));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean trusted = exchange.getRequestHeaders().containsKey(Wire.CLUSTER_TOKEN);
        exchange.sendResponseHeaders(trusted ? status : 403, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
