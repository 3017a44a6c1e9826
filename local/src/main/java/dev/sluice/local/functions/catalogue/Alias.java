package dev.sluice.local.functions.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * A name for a version, which may send a share of the calls to others.
 *
 * @param weights the shares of other versions, from 0 to 1; the rest is {@code version}'s
 */
public record Alias(String version, Map<String, Double> weights) {

    public Alias {
        weights = Map.copyOf(weights);
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (weights.values().stream().anyMatch(weight -> weight < 0) || sum > 1) {
            throw new IllegalArgumentException(
                    "weights of an alias are from 0 to 1 and at most 1 together: " + weights);
        }
    }

    /** Either {@code "1"}, or {@code {"version": "1", "weights": {"2": 0.1}}}. */
    static Alias of(JsonNode node) {
        Map<String, Double> weights = new TreeMap<>();
        node.path("weights")
                .properties()
                .forEach(
                        weight -> weights.put(weight.getKey(), weight.getValue().asDouble()));
        return new Alias(node.isObject() ? node.path("version").asText(Function.LATEST) : node.asText(), weights);
    }

    /** The version for one call; {@code chance} is from 0 up to 1. */
    String choose(double chance) {
        double left = chance;
        for (Map.Entry<String, Double> other : new TreeMap<>(weights).entrySet()) {
            left -= other.getValue();
            if (left < 0) {
                return other.getKey();
            }
        }
        return version;
    }
}
