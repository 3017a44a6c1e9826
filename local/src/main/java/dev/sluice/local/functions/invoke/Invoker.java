package dev.sluice.local.functions.invoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.sun.net.httpserver.HttpExchange;
import dev.sluice.contract.wire.Wire;
import dev.sluice.local.functions.catalogue.Catalogue;
import dev.sluice.local.functions.catalogue.Function;
import dev.sluice.local.functions.sandbox.BusyException;
import dev.sluice.local.functions.sandbox.Invocation;
import dev.sluice.local.functions.sandbox.Outcome;
import dev.sluice.local.functions.sandbox.Pools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;

/**
 * One request to invoke: which function, in which way, and what is answered (AWS Lambda API Reference, Invoke and
 * InvokeWithResponseStream).
 */
final class Invoker {

    private static final int SYNCHRONOUS_LIMIT = 6 * 1024 * 1024;
    private static final int EVENT_LIMIT = 1024 * 1024;
    private static final byte[] NOTHING = new byte[0];
    private static final byte[] EMPTY_EVENT = "{}".getBytes(StandardCharsets.UTF_8);

    private final Catalogue catalogue;
    private final Pools pools;
    private final InvokeApi.Account account;
    private final Executor background;
    private final DoubleSupplier chances;

    Invoker(Catalogue catalogue, Pools pools, InvokeApi.Account account, Executor background, DoubleSupplier chances) {
        this.catalogue = catalogue;
        this.pools = pools;
        this.account = account;
        this.background = background;
        this.chances = chances;
    }

    void invoke(HttpExchange exchange, FunctionName name, String requestId)
            throws IOException, InvokeFault, InterruptedException {
        String type = header(exchange, "X-Amz-Invocation-Type");
        Function function = find(name);
        Invocation invocation =
                invocation(exchange, name, requestId, type.equals("Event") ? EVENT_LIMIT : SYNCHRONOUS_LIMIT);
        switch (type) {
            case "", "RequestResponse" -> answer(exchange, function, invocation);
            case "Event" -> {
                background.execute(() -> forget(function, invocation));
                InvokeApi.write(exchange, 202, NOTHING);
            }
            case "DryRun" -> InvokeApi.write(exchange, 204, NOTHING);
            default -> throw unknown(type);
        }
    }

    /** Answers parts while the function makes them; one that makes none is answered by a single part. */
    void stream(HttpExchange exchange, FunctionName name, String requestId)
            throws IOException, InvokeFault, InterruptedException {
        String type = header(exchange, "X-Amz-Invocation-Type");
        Function function = find(name);
        Invocation invocation = invocation(exchange, name, requestId, SYNCHRONOUS_LIMIT);
        switch (type) {
            case "", "RequestResponse" -> {
                exchange.getResponseHeaders().set("X-Amz-Executed-Version", function.version());
                ResponseEvents events = new ResponseEvents(exchange);
                try {
                    events.complete(pools.invoke(function, invocation, events));
                } catch (BusyException e) {
                    throw busy(e);
                }
            }
            case "DryRun" -> InvokeApi.write(exchange, 204, NOTHING);
            default -> throw unknown(type);
        }
    }

    private Invocation invocation(HttpExchange exchange, FunctionName name, String requestId, int limit)
            throws IOException, InvokeFault {
        return new Invocation(
                requestId,
                name.arn(account.region(), account.id()),
                payload(exchange, limit),
                header(exchange, "X-Amzn-Trace-Id"),
                header(exchange, "X-Amz-Client-Context"));
    }

    private static InvokeFault unknown(String type) {
        return new InvokeFault(400, "InvalidParameterValueException", "there is no invocation type '" + type + "'");
    }

    private static InvokeFault busy(BusyException e) {
        return new InvokeFault(429, "TooManyRequestsException", String.valueOf(e.getMessage()));
    }

    private void answer(HttpExchange exchange, Function function, Invocation invocation)
            throws IOException, InvokeFault, InterruptedException {
        Outcome outcome;
        try {
            outcome = pools.invoke(function, invocation);
        } catch (BusyException e) {
            throw busy(e);
        }
        exchange.getResponseHeaders().set("X-Amz-Executed-Version", function.version());
        if (outcome instanceof Outcome.Failed) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
        }
        InvokeApi.write(exchange, 200, outcome.payload());
    }

    /** Tried once: AWS would try an event that fails twice more. */
    private void forget(Function function, Invocation invocation) {
        try {
            pools.invoke(function, invocation);
        } catch (BusyException dropped) {
            System.out.println("an event for " + function.name() + " was dropped: " + dropped.getMessage());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Function find(FunctionName name) throws IOException, InvokeFault {
        try {
            return catalogue
                    .find(name.name(), name.qualifier(), chances.getAsDouble())
                    .orElseThrow(() -> new InvokeFault(
                            404,
                            "ResourceNotFoundException",
                            "Function not found: " + name.arn(account.region(), account.id())));
        } catch (IllegalArgumentException senseless) {
            throw new InvokeFault(
                    400, "InvalidParameterValueException", "function " + name.name() + ": " + senseless.getMessage());
        }
    }

    private static byte[] payload(HttpExchange exchange, int limit) throws IOException, InvokeFault {
        byte[] payload = exchange.getRequestBody().readNBytes(limit + 1);
        if (payload.length > limit) {
            throw new InvokeFault(
                    413,
                    "RequestTooLargeException",
                    "Request must be smaller than " + limit + " bytes for the InvokeFunction operation");
        }
        if (payload.length == 0) {
            return EMPTY_EVENT;
        }
        try {
            Wire.mapper()
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(payload);
        } catch (JsonProcessingException e) {
            throw new InvokeFault(
                    400,
                    "InvalidRequestContentException",
                    "Could not parse request body into json: " + e.getOriginalMessage());
        }
        return payload;
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }
}
