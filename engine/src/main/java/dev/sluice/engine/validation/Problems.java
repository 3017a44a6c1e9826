package dev.sluice.engine.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is wrong with a body, as {@code $context.error.validationErrorString} tells it: in the words of the validator that AWS
 * has, which are those of the Java library json-schema-validator by its first author. What it has no word for is told in our
 * validator's own.
 */
final class Problems {

    private static final Map<String, String> LISTS = Map.of(
            "required", "object has missing required properties (%s)",
            "additionalProperties", "object instance has properties which are not allowed by the schema: %s");

    /** By what they are about, so that one that names several things is told once. */
    private final Map<String, String> told = new LinkedHashMap<>();

    private final Map<String, Set<String>> named = new LinkedHashMap<>();

    private Problems() {}

    static String of(List<Error> errors) {
        Problems problems = new Problems();
        errors.forEach(problems::add);
        return problems.told.values().toString();
    }

    private void add(Error error) {
        String where = error.getInstanceLocation() + " " + error.getEvaluationPath();
        int alternatives = where.indexOf("/anyOf/");
        int trials = where.indexOf("/oneOf/");
        if (trials >= 0) {
            return; // the one that is none of them says so itself
        }
        if (alternatives >= 0) {
            String which = where.substring(0, alternatives);
            String tried = where.substring(alternatives + "/anyOf/".length()).split("/", 2)[0];
            Set<String> all = named.computeIfAbsent(which, none -> new TreeSet<>());
            all.add(tried);
            told.put(which, "instance failed to match at least one required schema among " + all.size());
            return;
        }
        String list = LISTS.get(error.getKeyword());
        if (list != null && error.getProperty() != null) {
            Set<String> all = named.computeIfAbsent(where, none -> new TreeSet<>());
            all.add(error.getProperty());
            told.put(where, list.formatted(json(all)));
            return;
        }
        told.put(where, message(error));
    }

    private static String message(Error error) {
        JsonNode is = error.getInstanceNode();
        JsonNode demanded = error.getSchemaNode();
        if (is == null || demanded == null) {
            return error.getMessage();
        }
        return switch (error.getKeyword()) {
            case "type" ->
                "instance type (%s) does not match any allowed primitive type (allowed: %s)"
                        .formatted(error.getArguments()[0], json(allowed(demanded)));
            case "enum" -> "instance value (%s) not found in enum (possible values: %s)".formatted(is, demanded);
            case "pattern" ->
                "ECMA 262 regex \"%s\" does not match input string \"%s\"".formatted(demanded.asText(), is.asText());
            case "minLength" ->
                "string \"%s\" is too short (length: %d, required minimum: %s)"
                        .formatted(is.asText(), length(is), demanded);
            case "maxLength" ->
                "string \"%s\" is too long (length: %d, maximum allowed: %s)"
                        .formatted(is.asText(), length(is), demanded);
            case "minimum" -> minimum(is, demanded);
            case "maximum" -> maximum(is, demanded);
            case "multipleOf" -> "remainder of division is not zero (%s / %s)".formatted(is, demanded);
            case "minItems" ->
                "array is too short: must have at least %s elements but instance has %d elements"
                        .formatted(demanded, is.size());
            case "maxItems" ->
                "array is too long: must have at most %s elements but instance has %d elements"
                        .formatted(demanded, is.size());
            case "uniqueItems" -> "array must not contain duplicate elements";
            case "minProperties" ->
                "object has too few properties (found %d but schema requires at least %s)"
                        .formatted(is.size(), demanded);
            case "maxProperties" ->
                "object has too many properties (found %d but schema requires at most %s)"
                        .formatted(is.size(), demanded);
            case "oneOf" ->
                "instance failed to match exactly one schema (matched %s out of %d)"
                        .formatted(error.getArguments()[0], demanded.size());
            case "not" -> "instance matched a schema which it should not have";
            default -> error.getMessage();
        };
    }

    private static String minimum(JsonNode is, JsonNode demanded) {
        return is.decimalValue().compareTo(demanded.decimalValue()) == 0
                ? "numeric instance is not strictly greater than the required minimum " + demanded
                : "numeric instance is lower than the required minimum (minimum: %s, found: %s)"
                        .formatted(demanded, is);
    }

    private static String maximum(JsonNode is, JsonNode demanded) {
        return is.decimalValue().compareTo(demanded.decimalValue()) == 0
                ? "numeric instance is not strictly lower than the required maximum " + demanded
                : "numeric instance is greater than the required maximum (maximum: %s, found: %s)"
                        .formatted(demanded, is);
    }

    private static int length(JsonNode text) {
        return text.asText().codePointCount(0, text.asText().length());
    }

    /** A number may be an integer. */
    private static Set<String> allowed(JsonNode types) {
        Set<String> allowed = new TreeSet<>();
        if (types.isTextual()) {
            allowed.add(types.asText());
        }
        types.forEach(type -> allowed.add(type.asText()));
        if (allowed.contains("number")) {
            allowed.add("integer");
        }
        return allowed;
    }

    private static ArrayNode json(Collection<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
