package dev.sluice.local.functions.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.contract.wire.Wire;
import dev.sluice.local.functions.catalogue.Catalogue;
import dev.sluice.local.functions.catalogue.Function;
import dev.sluice.local.functions.sandbox.Pools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Invoke, InvokeWithResponseStream and ListFunctions of AWS Lambda (API versions 2015-03-31 and 2021-11-15), on loopback only. Checks no signature; but what a web page
 * sends is refused, since a browser reaches loopback as well.
 */
public final class InvokeApi implements AutoCloseable {

    private static final String FUNCTIONS = "/2015-03-31/functions";
    private static final Pattern INVOKE = Pattern.compile(FUNCTIONS + "/([^/]+)/invocations");
    private static final Pattern STREAM =
            Pattern.compile("/2021-11-15/functions/([^/]+)/response-streaming-invocations");
    private static final Pattern HERE = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Catalogue catalogue;
    private final Account account;
    private final Invoker invoker;

    /** Listens at once, on a free port where {@code port} is 0. */
    public InvokeApi(int port, Catalogue catalogue, Pools pools, Account account) throws IOException {
        this(port, catalogue, pools, account, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** {@code chances}, each from 0 up to 1, decide where an alias has two versions. */
    InvokeApi(int port, Catalogue catalogue, Pools pools, Account account, DoubleSupplier chances) throws IOException {
        this.catalogue = catalogue;
        this.account = account;
        this.invoker = new Invoker(catalogue, pools, account, threads, chances);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Whose functions these are said to be. */
    public record Account(String region, String id) {}

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String requestId = UUID.randomUUID().toString();
        exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
        try (exchange) {
            try {
                requireProgram(exchange);
                answer(exchange, requestId);
            } catch (InvokeFault fault) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", fault.type());
                Map<String, String> body = new LinkedHashMap<>();
                body.put("Type", fault.status() < 500 ? "User" : "Service");
                body.put("Message", String.valueOf(fault.getMessage()));
                write(exchange, fault.status(), Wire.write(body));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void requireProgram(HttpExchange exchange) throws InvokeFault {
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        if (exchange.getRequestHeaders().containsKey("Origin")
                || !HERE.matcher(host).matches()) {
            throw new InvokeFault(
                    403, "AccessDeniedException", "web pages and other hosts cannot call local functions");
        }
    }

    private void answer(HttpExchange exchange, String requestId) throws IOException, InvokeFault, InterruptedException {
        String path = exchange.getRequestURI().getRawPath();
        Matcher invoke = INVOKE.matcher(path);
        Matcher stream = STREAM.matcher(path);
        if (invoke.matches() && exchange.getRequestMethod().equals("POST")) {
            invoker.invoke(exchange, name(invoke.group(1), exchange), requestId);
        } else if (stream.matches() && exchange.getRequestMethod().equals("POST")) {
            invoker.stream(exchange, name(stream.group(1), exchange), requestId);
        } else if (path.matches(FUNCTIONS + "/?") && exchange.getRequestMethod().equals("GET")) {
            write(exchange, 200, Wire.write(Map.of("Functions", list())));
        } else {
            throw new InvokeFault(
                    404,
                    "UnknownOperationException",
                    "local functions know Invoke, InvokeWithResponseStream and ListFunctions only");
        }
    }

    private static FunctionName name(String encoded, HttpExchange exchange) throws InvokeFault {
        String name = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        return FunctionName.of(name, qualifier(exchange));
    }

    private static String qualifier(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
            if (parameter.startsWith("Qualifier=")) {
                return URLDecoder.decode(parameter.substring("Qualifier=".length()), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    /** A function whose declaration makes no sense is listed by its name, and says why when it is called. */
    private List<JsonNode> list() throws IOException {
        List<JsonNode> functions = new ArrayList<>();
        for (String name : catalogue.names()) {
            var function = Wire.mapper().createObjectNode();
            function.put("FunctionName", name);
            function.put("FunctionArn", new FunctionName(name, "").arn(account.region(), account.id()));
            function.put("Version", Function.LATEST);
            try {
                catalogue
                        .find(name, "", 0)
                        .map(Function::declaration)
                        .ifPresent(declaration -> function.put(
                                        "Runtime", declaration.language().identifier())
                                .put("Handler", declaration.handler())
                                .put("Timeout", declaration.timeoutSeconds())
                                .put("MemorySize", declaration.memoryMegabytes()));
            } catch (IllegalArgumentException senseless) {
                function.put("StateReason", senseless.getMessage());
            }
            functions.add(function);
        }
        return functions;
    }

    static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
