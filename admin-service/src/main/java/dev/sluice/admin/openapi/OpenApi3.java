package dev.sluice.admin.openapi;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** OpenAPI 3.0: a schema for each media type, reusable parts under {@code components}, and servers. */
record OpenApi3(Place document) implements Dialect {

    @Override
    public Place schemas() {
        return document.get("components").get("schemas");
    }

    @Override
    public List<Map.Entry<String, Place>> securitySchemes() {
        Place misplaced = document.get("securityDefinitions"); // where AWS SAM writes them
        Place schemes = document.get("components").get("securitySchemes");
        return Stream.concat(misplaced.members().stream(), schemes.members().stream())
                .toList();
    }

    @Override
    public String basePath() {
        return document.get("servers").items().stream()
                .findFirst()
                .map(OpenApi3::path)
                .orElse("");
    }

    @Override
    public Place endpointConfiguration(Findings findings) {
        List<Place> servers = document.get("servers").items();
        if (servers.size() > 1) {
            findings.warn(
                    document.get("servers"),
                    "More than one server provided. Ignoring all but the first for defining endpoint configuration");
        }
        String member = "x-amazon-apigateway-endpoint-configuration";
        return servers.stream()
                .findFirst()
                .map(server -> server.get(member))
                .filter(Place::isPresent)
                .orElse(document.get(member));
    }

    @Override
    public List<Content> requestBodies(Place operation, List<Place> parameters) {
        return bodies(requestBody(operation, parameters));
    }

    @Override
    public Place requestBody(Place operation, List<Place> parameters) {
        return operation.get("requestBody").resolved();
    }

    @Override
    public List<Content> responseBodies(Place operation, Place response) {
        return bodies(response);
    }

    @Override
    public Set<String> rootMembers() {
        return Set.of(
                "openapi",
                "info",
                "servers",
                "paths",
                "components",
                "security",
                "tags",
                "externalDocs",
                "securityDefinitions");
    }

    private static List<Content> bodies(Place described) {
        return described.get("content").members().stream()
                .map(entry -> new Content(entry.getKey(), entry.getValue().get("schema")))
                .filter(content -> content.schema().isPresent())
                .toList();
    }

    /** The path of a server's URL, its variables replaced by their defaults. */
    private static String path(Place server) {
        String url = server.text("url").orElse("");
        for (Map.Entry<String, Place> variable : server.get("variables").members()) {
            String value = variable.getValue().text("default").orElse("");
            url = url.replace("/{" + variable.getKey() + "}", value.startsWith("/") ? value : "/" + value)
                    .replace("{" + variable.getKey() + "}", value);
        }
        try {
            String path =
                    URI.create(url.replace("{", "%7B").replace("}", "%7D")).getPath();
            return path == null ? "" : path;
        } catch (IllegalArgumentException notOne) {
            throw server.get("url").malformed("a URL");
        }
    }
}
