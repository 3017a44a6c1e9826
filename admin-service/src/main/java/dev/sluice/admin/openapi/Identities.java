package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The ids of what an import makes: what the API has already, by path or name, keeps the id that it has, so that clients'
 * and caches' references outlive a new document.
 */
final class Identities {

    private final Supplier<String> fresh;
    private final Map<String, String> known = new HashMap<>();

    Identities(ObjectNode existing, Supplier<String> fresh) {
        this.fresh = fresh;
        learn(existing.path("resources"), "resource", "path");
        learn(existing.path("authorizers"), "authorizer", "name");
        learn(existing.path("requestValidators"), "validator", "name");
        learn(existing.path("models"), "model", "name");
    }

    String resource(String path) {
        return id("resource", path);
    }

    String authorizer(String name) {
        return id("authorizer", name);
    }

    String validator(String name) {
        return id("validator", name);
    }

    String model(String name) {
        return id("model", name);
    }

    String documentationPart() {
        return fresh.get();
    }

    private String id(String kind, String name) {
        return known.computeIfAbsent(kind + " " + name, key -> fresh.get());
    }

    private void learn(JsonNode map, String kind, String nameMember) {
        map.forEach(one -> {
            if (one.path("id").isTextual()) {
                known.put(
                        kind + " " + one.path(nameMember).asText(),
                        one.path("id").asText());
            }
        });
    }
}
