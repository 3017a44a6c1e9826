package dev.sluice.edge.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.wire.Wire;
import dev.sluice.engine.validation.BoundedNodes;

/** How the Lambda Invoke API tells that a function failed: by a header, its status being 200 all the same. */
final class FunctionError {

    private static final String HEADER = "X-Amz-Function-Error";

    private FunctionError() {}

    static boolean in(Said said) {
        return said.headers().contains(HEADER);
    }

    /** What selection patterns are tried on: the error's message, empty where the function did not fail. */
    static String message(Said said) {
        if (!in(said)) {
            return "";
        }
        try {
            JsonNode error = Wire.mapper()
                    .reader()
                    .with(new BoundedNodes())
                    .readTree(said.body().toString());
            return error.path("errorMessage").asText("");
        } catch (JsonProcessingException | BoundedNodes.TooMany notJson) {
            return "";
        }
    }
}
