package dev.sluice.admin.openapi;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the two versions of OpenAPI keep the same things. */
sealed interface Dialect permits Swagger2, OpenApi3 {

    /** Of a document's version; {@link InvalidDocument} where it states none that can be read. */
    static Dialect of(Place document, Findings findings) {
        String swagger = document.text("swagger").orElse("");
        String openapi = document.text("openapi").orElse("");
        if (swagger.equals("2.0") || swagger.equals("2")) {
            return new Swagger2(document);
        }
        if (openapi.startsWith("3.1")) {
            findings.warn(document.get("openapi"), "OpenAPI " + openapi + " is read as 3.0");
        } else if (!openapi.equals("3") && !openapi.startsWith("3.0")) {
            throw InvalidDocument.unreadable(
                    "Expected 'swagger': '2.0' or 'openapi': '3.0.x' at the root of the document");
        }
        return new OpenApi3(document);
    }

    Place schemas();

    /** By name. */
    List<Map.Entry<String, Place>> securitySchemes();

    /** The path before every path of the document; empty or {@code /} where there is none. */
    String basePath();

    /** {@code x-amazon-apigateway-endpoint-configuration}. */
    Place endpointConfiguration(Findings findings);

    /** The bodies that an operation takes, given its parameters with references resolved. */
    List<Content> requestBodies(Place operation, List<Place> parameters);

    /** Where an operation's body is described. */
    Place requestBody(Place operation, List<Place> parameters);

    List<Content> responseBodies(Place operation, Place response);

    /** The members of a document that this version means something by; others are unknown. */
    Set<String> rootMembers();
}
