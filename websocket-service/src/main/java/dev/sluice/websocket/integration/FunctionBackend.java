package dev.sluice.websocket.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.aws.FunctionUri;
import dev.sluice.contract.wire.Wire;
import dev.sluice.engine.integration.BackendRequest;
import dev.sluice.websocket.event.RouteEvent;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An AWS_PROXY integration: a function, called by the Lambda Invoke API.
 *
 * @param role whose credentials sign the calls; null for the default ones
 */
record FunctionBackend(
        FunctionUri function, @Nullable String role, int timeoutMillis, Map<String, String> stageVariables)
        implements Backend {

    @Override
    public Future<Answer> call(RouteEvent event, Clients clients) {
        var headers = MultiMap.caseInsensitiveMultiMap().set("Content-Type", "application/json");
        var request = new BackendRequest(HttpMethod.POST, function.invocations(), headers, timeoutMillis)
                .of(event.connection().apiId());
        String body = FunctionEvent.of(event, stageVariables);
        return clients.aws()
                .addressed(function.target(), role, request, Buffer.buffer(body, StandardCharsets.UTF_8.name()))
                .compose(addressed -> HttpCall.send(clients.http(), addressed, body))
                .map(answer -> answer instanceof Answer.Given given ? result(given) : answer)
                .otherwise(unsigned -> new Answer.Failed(500, String.valueOf(unsigned.getMessage())));
    }

    private static Answer result(Answer.Given invocation) {
        if (!invocation.successful() || invocation.headers().contains("X-Amz-Function-Error")) {
            return new Answer.Failed(502, "the function failed: status " + invocation.status());
        }
        try {
            return proxyResult(Wire.mapper().readTree(invocation.body()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return new Answer.Failed(502, "malformed result of a function: " + e.getMessage());
        }
    }

    /** A result without a status is a success; whatever else it holds is of no account to a one-way route. */
    private static Answer proxyResult(JsonNode result) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        result.path("headers")
                .properties()
                .forEach(
                        header -> headers.set(header.getKey(), header.getValue().asText()));
        JsonNode status = result.path("statusCode");
        if (!status.isMissingNode() && status.asInt() == 0) {
            return new Answer.Failed(502, "malformed result of a function: its statusCode is no number");
        }
        String body = result.path("body").asText("");
        boolean encoded = result.path("isBase64Encoded").asBoolean();
        return new Answer.Given(
                status.isMissingNode() ? 200 : status.asInt(),
                headers,
                encoded ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8) : body);
    }
}
