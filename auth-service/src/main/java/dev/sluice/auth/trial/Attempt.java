package dev.sluice.auth.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.auth.lambda.FunctionAnswer;
import dev.sluice.auth.lambda.FunctionReply;
import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.AccessAnswer.Reason;
import dev.sluice.contract.trial.AuthorizerInvocation;
import dev.sluice.contract.trial.AuthorizerInvoked;
import dev.sluice.contract.trial.ExecutionLog;
import dev.sluice.contract.wire.Wire;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One run of an authorizer: its log, and what it comes to. */
final class Attempt {

    private static final String COMPLETED = "Successfully completed authorizer execution";

    private static final String API_KEY = "usageIdentifierKey";

    private final String id = UUID.randomUUID().toString();
    private final ExecutionLog log;
    private final long started = System.nanoTime();

    Attempt(AuthorizerInvocation asked, Clock clock) {
        this.log = new ExecutionLog(id, clock);
        log.event("Starting authorizer: " + asked.authorizer().id() + " for request: " + id);
    }

    String id() {
        return id;
    }

    void identified(List<String> identity) {
        String masked =
                String.join(", ", identity.stream().map(ExecutionLog::masked).toList());
        log.event("Incoming identity: " + masked);
    }

    void sending(String url, String event) {
        log.event("Endpoint request URI: " + url);
        log.event("Endpoint request body after transformations: " + event);
        log.event("Sending request to " + url);
    }

    AuthorizerInvoked unauthorized() {
        log.event("Unauthorized request: " + id);
        return told(401, null, null, Map.of());
    }

    AuthorizerInvoked misconfigured(String reason) {
        log.event("Execution failed due to configuration error: " + reason);
        return told(500, null, null, Map.of());
    }

    AuthorizerInvoked failed(Throwable fault) {
        log.event("Execution failed due to an authorizer failure: " + fault.getMessage());
        return told(500, null, null, Map.of());
    }

    AuthorizerInvoked byFunction(FunctionReply reply) {
        log.event("Authorizer result body before parsing: " + shown(reply.text()));
        return switch (reply.answer()) {
            case FunctionAnswer.Unauthorized unauthorized -> unauthorized();
            case FunctionAnswer.Misconfigured wrong -> misconfigured(wrong.reason());
            case FunctionAnswer.Identified caller -> {
                log.event("Using valid authorizer policy for principal: " + ExecutionLog.masked(caller.principalId()));
                log.event(COMPLETED);
                yield told(0, caller.principalId(), policy(reply.text()), Map.of());
            }
        };
    }

    AuthorizerInvoked byUserPool(AccessAnswer answer) {
        return switch (answer) {
            case AccessAnswer.Deny deny ->
                deny.reason() == Reason.UNAUTHORIZED
                        ? unauthorized()
                        : misconfigured("its user pool is not known, or its expression is none");
            case AccessAnswer.Allow allow -> {
                log.event(COMPLETED);
                yield told(0, allow.principalId(), null, claims(allow.context()));
            }
        };
    }

    private AuthorizerInvoked told(
            int clientStatus, @Nullable String principalId, @Nullable String policy, Map<String, String> claims) {
        long millis = (System.nanoTime() - started) / 1_000_000;
        return new AuthorizerInvoked(clientStatus, log.text(), millis, principalId, policy, claims);
    }

    /** What a function said as the log may show it: an API key is a credential. */
    private static String shown(String text) {
        return json(text) instanceof ObjectNode said && said.path(API_KEY).isTextual()
                ? said.put(API_KEY, ExecutionLog.masked(said.path(API_KEY).textValue()))
                        .toString()
                : text;
    }

    private static @Nullable String policy(String text) {
        JsonNode policy = json(text).path("policyDocument");
        return policy.isMissingNode() ? null : policy.toString();
    }

    private static JsonNode json(String text) {
        try {
            return Wire.mapper().readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static Map<String, String> claims(Map<String, Object> context) {
        Map<String, String> claims = new LinkedHashMap<>();
        if (context.get("claims") instanceof Map<?, ?> all) {
            all.forEach((name, value) -> claims.put(String.valueOf(name), String.valueOf(value)));
        }
        return claims;
    }
}
