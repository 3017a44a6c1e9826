package dev.sluice.edge.pipeline;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.mapping.MediaTypes;
import dev.sluice.edge.mapping.Values;
import dev.sluice.edge.table.Validation;
import dev.sluice.engine.validation.BodyModel;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns away a request that lacks what its method demands: parameters first, then the body. */
final class ValidateStep implements Step {

    @Override
    public Future<Outcome> apply(Exchange exchange) {
        Validation validation = Objects.requireNonNull(exchange.route().validation());
        parameters(exchange, validation);
        BodyModel model = validation.model(MediaTypes.of(exchange.request().getHeader("Content-Type")));
        return model == null ? Outcome.NEXT : exchange.body().compose(body -> body(exchange, model, body));
    }

    private static void parameters(Exchange exchange, Validation validation) {
        Values values = Values.ofRequest(exchange, null);
        String missing = validation.required().stream()
                .filter(required -> blank(values.get(required.source())))
                .map(Validation.Required::name)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            String message = "Missing required request parameters: [" + missing + "]";
            throw new FaultException(Fault.BAD_REQUEST_PARAMETERS, message).saying(message);
        }
    }

    private static boolean blank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    private static Future<Outcome> body(Exchange exchange, BodyModel model, Buffer body) {
        return exchange.aside(body.length(), () -> Optional.ofNullable(model.problem(body.toString())))
                .compose(problem -> problem.isEmpty()
                        ? Outcome.NEXT
                        : Future.failedFuture(
                                new FaultException(Fault.BAD_REQUEST_BODY, problem.get()).because(problem.get())));
    }
}
