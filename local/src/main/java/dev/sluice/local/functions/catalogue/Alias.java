package dev.sluice.local.functions.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A name for a version, which may send a share of the calls to a second one (AWS Lambda API Reference, CreateAlias).
 *
 * @param weights the share of the second version, from 0 to 1, by its number; the rest is {@code version}'s
 */
public record Alias(String version, Map<String, Double> weights) {

    public Alias {
        weights = Map.copyOf(weights);
        if (weights.values().stream().anyMatch(weight -> !(weight >= 0 && weight <= 1))) {
            throw new IllegalArgumentException("the weight of an alias's second version is from 0 to 1: " + weights);
        }
        if (weights.size() > 1) {
            throw new IllegalArgumentException("an alias has at most one additional version: " + weights.keySet());
        }
        if (!weights.isEmpty() && (version.equals(Function.LATEST) || weights.containsKey(Function.LATEST))) {
            throw new IllegalArgumentException("an alias of two versions cannot point to " + Function.LATEST);
        }
    }

    /**
     * A version, or what CreateAlias says: {@code {"FunctionVersion": "1", "RoutingConfig": {"AdditionalVersionWeights": {"2":
     * 0.05}}}}. For short, {@code {"version": "1", "weights": {"2": 0.05}}}.
     */
    static Alias of(JsonNode node) {
        if (!node.isObject()) {
            return new Alias(node.asText(), Map.of());
        }
        Map<String, Double> weights = new TreeMap<>();
        JsonNode aws = node.path("RoutingConfig").path("AdditionalVersionWeights");
        (aws.isMissingNode() ? node.path("weights") : aws)
                .properties()
                .forEach(weight -> weights.put(weight.getKey(), weight(weight.getValue())));
        String version =
                node.path("FunctionVersion").asText(node.path("version").asText(Function.LATEST));
        return new Alias(version, weights);
    }

    private static double weight(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.NaN;
    }

    /** The version for one call; {@code chance} is from 0 up to 1. */
    String choose(double chance) {
        Optional<Map.Entry<String, Double>> second = weights.entrySet().stream().findFirst();
        return second.filter(one -> chance < one.getValue())
                .map(Map.Entry::getKey)
                .orElse(version);
    }
}
