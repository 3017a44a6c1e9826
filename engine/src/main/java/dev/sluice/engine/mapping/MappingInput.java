package dev.sluice.engine.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one rendering may see. All values are plain data: maps, lists, strings, numbers, booleans and null.
 *
 * @param body {@code $input.body}; an empty one reads as <code>{}</code>, as AWS does
 * @param context {@code $context}, without its overrides
 * @param overrides where the template's overrides go: one for the request template and the response template of a request
 */
public record MappingInput(
        String body,
        Map<String, String> pathParameters,
        Map<String, String> queryParameters,
        Map<String, String> headers,
        Map<String, Object> context,
        Map<String, String> stageVariables,
        MappingOverrides overrides) {

    public MappingInput {
        pathParameters = copy(pathParameters);
        queryParameters = copy(queryParameters);
        headers = copy(headers);
        context = copy(context);
        stageVariables = copy(stageVariables);
    }

    private static <T> Map<String, T> copy(Map<String, T> values) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
