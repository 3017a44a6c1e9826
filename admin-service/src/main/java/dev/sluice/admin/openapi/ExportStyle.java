package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How each version of OpenAPI writes the same things; the counterpart of {@link Dialect}. */
sealed interface ExportStyle permits Swagger2Style, OpenApi3Style {

    /** The version, info and address of a document that is otherwise empty. */
    ObjectNode document(ObjectNode info, String scheme, String host, String stage);

    /** What stands before the name of a schema in a reference to it. */
    String schemaPrefix();

    void schemas(ObjectNode document, ObjectNode schemas);

    void securitySchemes(ObjectNode document, ObjectNode schemes);

    /** {@code in} is {@code path}, {@code query} or {@code header}. */
    ObjectNode parameter(String in, String name, boolean required);

    /** Writes the bodies that a method takes and gives: models by media type, and media types of templates. */
    void bodies(ObjectNode operation, JsonNode method);

    /** A response of a method, with its headers and the models of its bodies. */
    ObjectNode response(JsonNode methodResponse);
}
