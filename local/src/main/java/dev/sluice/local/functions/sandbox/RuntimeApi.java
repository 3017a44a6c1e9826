package dev.sluice.local.functions.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.contract.wire.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda Runtime API for one process, on a loopback port of its own (AWS Lambda Developer Guide, "Using the Lambda
 * runtime API"). Gives it one invocation at a time.
 */
final class RuntimeApi implements AutoCloseable {

    /** Bytes of a function's result (AWS Lambda quotas: invocation payload, synchronous, and 100 bytes of its envelope). */
    static final int LARGEST_RESULT = 6 * 1024 * 1024 + 100;

    /** Bytes of a result that is streamed (AWS Lambda quotas: response streaming). */
    private static final long LARGEST_STREAM = 200L * 1024 * 1024;

    private static final int PART = 16 * 1024;
    private static final String PREFIX = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Clock clock;
    private final BlockingQueue<Flight> waiting = new LinkedBlockingQueue<>();
    private volatile @Nullable Flight current;

    RuntimeApi(Clock clock) throws IOException {
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(PREFIX, this::handle);
        server.start();
    }

    /** The host and port that the process is told. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** To be called once the flight before has an outcome. */
    void send(Flight flight) {
        current = flight;
        waiting.add(flight);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(PREFIX.length());
            if (path.equals("invocation/next") && exchange.getRequestMethod().equals("GET")) {
                next(exchange);
                return;
            }
            Flight flight = current;
            OutputStream parts = flight == null ? null : flight.parts();
            if (flight != null && parts != null && streams(exchange) && path.equals(of(flight) + "response")) {
                pass(exchange, flight, parts);
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_RESULT + 1);
            if (flight == null) {
                refuse(exchange, 403, "InvalidStateTransition", "no invocation is under way");
            } else if (path.equals("init/error")) {
                accept(exchange, flight, new Outcome.Failed(body));
            } else if (path.equals(of(flight) + "error")) {
                accept(exchange, flight, new Outcome.Failed(body));
            } else if (!path.equals(of(flight) + "response")) {
                refuse(exchange, 400, "InvalidRequestID", "Invalid request ID");
            } else if (body.length > LARGEST_RESULT) {
                flight.outcome().complete(Outcome.Failed.of("Function.ResponseSizeTooLarge", tooLarge(LARGEST_RESULT)));
                refuse(exchange, 413, "RequestEntityTooLarge", tooLarge(LARGEST_RESULT));
            } else {
                accept(exchange, flight, new Outcome.Returned(body));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        Flight flight = waiting.take();
        Invocation invocation = flight.invocation();
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set("Lambda-Runtime-Invoked-Function-Arn", invocation.arn());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(flight.take(clock.millis())));
        if (!invocation.traceId().isEmpty()) {
            headers.set("Lambda-Runtime-Trace-Id", invocation.traceId());
        }
        if (!invocation.clientContext().isEmpty()) {
            headers.set("Lambda-Runtime-Client-Context", invocation.clientContext());
        }
        exchange.sendResponseHeaders(200, invocation.payload().length);
        exchange.getResponseBody().write(invocation.payload());
    }

    private static boolean streams(HttpExchange exchange) {
        return "streaming"
                .equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Response-Mode"));
    }

    /** What nobody takes any more is read all the same: the function goes on, as at AWS. */
    private static void pass(HttpExchange exchange, Flight flight, OutputStream parts) throws IOException {
        byte[] part = new byte[PART];
        boolean wanted = true;
        long seen = 0;
        try {
            InputStream result = exchange.getRequestBody();
            for (int length = result.read(part); length >= 0; length = result.read(part)) {
                seen += length;
                if (seen > LARGEST_STREAM) {
                    flight.outcome()
                            .complete(Outcome.Failed.of("Function.ResponseSizeTooLarge", tooLarge(LARGEST_STREAM)));
                    refuse(exchange, 413, "RequestEntityTooLarge", tooLarge(LARGEST_STREAM));
                    return;
                }
                wanted = wanted && written(parts, part, length);
            }
        } catch (IOException brokenOff) {
            flight.outcome()
                    .complete(Outcome.Failed.of(
                            "Runtime.TruncatedResponse", flight.invocation(), "the function broke its answer off"));
            return;
        }
        accept(exchange, flight, new Outcome.Streamed());
    }

    private static boolean written(OutputStream parts, byte[] part, int length) {
        try {
            parts.write(part, 0, length);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private static String of(Flight flight) {
        return "invocation/" + flight.invocation().requestId() + "/";
    }

    private static String tooLarge(long most) {
        return "Response payload size exceeded maximum allowed payload size (" + most + " bytes).";
    }

    /** Answered first: a process that reports its end may be gone as soon as its flight has an outcome. */
    private static void accept(HttpExchange exchange, Flight flight, Outcome outcome) throws IOException {
        try {
            answer(exchange, 202, Wire.write(Map.of("status", "OK")));
        } finally {
            flight.outcome().complete(outcome);
        }
    }

    private static void refuse(HttpExchange exchange, int status, String type, String message) throws IOException {
        answer(exchange, status, Wire.write(Map.of("errorType", type, "errorMessage", message)));
    }

    private static void answer(HttpExchange exchange, int status, byte[] json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }
}
