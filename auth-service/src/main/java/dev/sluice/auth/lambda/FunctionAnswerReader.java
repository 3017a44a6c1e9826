package dev.sluice.auth.lambda;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.contract.policy.MalformedPolicy;
import dev.sluice.contract.policy.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the Lambda Invoke API answered. A JSON member given twice is refused: two readers would not agree on it.
 *
 * <p>Sources: AWS Lambda API Reference, "Invoke"; API Gateway Developer Guide, "Output from a Lambda authorizer".
 */
final class FunctionAnswerReader {

    /** AWS's limit on a returned policy, in bytes. */
    static final int LARGEST_POLICY = 8 * 1024;

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private FunctionAnswerReader() {}

    /** Empty {@code functionError} where the function returned, else the value of {@code X-Amz-Function-Error}. */
    static FunctionAnswer read(int status, @Nullable String functionError, byte[] body) {
        if (status < 200 || status > 299) {
            return new FunctionAnswer.Misconfigured("the Invoke API answered " + status);
        }
        try {
            JsonNode json = JSON.readTree(body);
            if (json.isMissingNode()) {
                return new FunctionAnswer.Misconfigured("its answer is empty");
            }
            return functionError == null ? identified(json) : failed(json);
        } catch (MalformedPolicy malformed) {
            return new FunctionAnswer.Misconfigured("its policy is none: " + malformed.getMessage());
        } catch (IOException notJson) {
            return new FunctionAnswer.Misconfigured("its answer is not JSON");
        }
    }

    private static FunctionAnswer failed(JsonNode error) {
        return error.path("errorMessage").asText().equals("Unauthorized")
                ? new FunctionAnswer.Unauthorized()
                : new FunctionAnswer.Misconfigured(
                        "it failed with " + error.path("errorType").asText("an error"));
    }

    private static FunctionAnswer identified(JsonNode json) {
        JsonNode principal = json.path("principalId");
        JsonNode policy = json.path("policyDocument");
        if (!principal.isTextual() || principal.textValue().isEmpty()) {
            return new FunctionAnswer.Misconfigured("principalId is missing or no text");
        }
        if (policy.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST_POLICY) {
            return new FunctionAnswer.Misconfigured("its policy has more than " + LARGEST_POLICY + " bytes");
        }
        Map<String, Object> context = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.path("context").properties()) {
            if (entry.getValue().isContainerNode()) {
                return new FunctionAnswer.Misconfigured("context." + entry.getKey() + " is an object or a list");
            }
            if (!entry.getValue().isNull()) {
                context.put(entry.getKey(), entry.getValue().asText());
            }
        }
        String key = json.path("usageIdentifierKey").textValue();
        return new FunctionAnswer.Identified(principal.textValue(), Policy.read(policy), context, key);
    }
}
