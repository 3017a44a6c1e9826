package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** OpenAPI 2.0: one schema a body, whose media types {@code consumes} and {@code produces} list. */
record Swagger2(Place document) implements Dialect {

    @Override
    public Place schemas() {
        return document.get("definitions");
    }

    @Override
    public List<Map.Entry<String, Place>> securitySchemes() {
        return document.get("securityDefinitions").members();
    }

    @Override
    public String basePath() {
        return document.text("basePath").orElse("");
    }

    @Override
    public Place endpointConfiguration(Findings findings) {
        return document.get("x-amazon-apigateway-endpoint-configuration");
    }

    @Override
    public List<Content> requestBodies(Place operation, List<Place> parameters) {
        Place schema = requestBody(operation, parameters).get("schema");
        return schema.isPresent() ? inEach(mediaTypes(operation, "consumes"), schema) : List.of();
    }

    @Override
    public Place requestBody(Place operation, List<Place> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.text("in").orElse("").equals("body"))
                .findFirst()
                .orElseGet(() ->
                        new Place(document.root(), MissingNode.getInstance(), operation.pointer() + "/parameters"));
    }

    @Override
    public List<Content> responseBodies(Place operation, Place response) {
        Place schema = response.get("schema");
        return schema.isPresent() ? inEach(mediaTypes(operation, "produces"), schema) : List.of();
    }

    @Override
    public Set<String> rootMembers() {
        return Set.of(
                "swagger",
                "info",
                "host",
                "basePath",
                "schemes",
                "consumes",
                "produces",
                "paths",
                "definitions",
                "parameters",
                "responses",
                "securityDefinitions",
                "security",
                "tags",
                "externalDocs");
    }

    private List<String> mediaTypes(Place operation, String member) {
        List<String> own = operation.texts(member);
        List<String> stated = own.isEmpty() ? document.texts(member) : own;
        return stated.isEmpty() ? List.of("application/json") : stated;
    }

    private static List<Content> inEach(List<String> mediaTypes, Place schema) {
        return mediaTypes.stream().map(type -> new Content(type, schema)).toList();
    }
}
