package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.rest.ApiPolicy;
import dev.sluice.admin.rest.EndpointSecurity;
import dev.sluice.admin.rest.EndpointTypes;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a document says of the API as a whole: its info, and API Gateway's extensions at the root. */
final class ApiMembers {

    private static final String PREFIX = "x-amazon-apigateway-";
    private static final String BINARY = PREFIX + "binary-media-types";
    private static final String COMPRESSION = PREFIX + "minimum-compression-size";
    private static final String KEY_SOURCE = PREFIX + "api-key-source";
    private static final String POLICY = PREFIX + "policy";
    private static final String ENDPOINT = PREFIX + "endpoint-configuration";
    private static final String VERSION = PREFIX + "importexport-version";
    private static final String SECURITY = PREFIX + "security-policy";
    private static final String ACCESS_MODE = PREFIX + "endpoint-access-mode";
    private static final Set<String> EXTENSIONS = Set.of(
            SECURITY,
            ACCESS_MODE,
            BINARY,
            COMPRESSION,
            KEY_SOURCE,
            POLICY,
            ENDPOINT,
            VERSION,
            GatewayResponses.EXTENSION,
            Documentation.EXTENSION,
            Validators.ONE,
            Validators.SEVERAL);
    private static final int LARGEST = 10_485_760;

    private final Place document;
    private final Dialect dialect;
    private final Findings findings;

    ApiMembers(Place document, Dialect dialect, Findings findings) {
        this.document = document;
        this.dialect = dialect;
        this.findings = findings;
    }

    void write(ObjectNode tree) {
        Place info = document.get("info");
        info.text("title").filter(title -> !title.isBlank()).ifPresentOrElse(title -> tree.put("name", title), () -> {
            findings.warn(info.get("title"), "Parse issue: attribute info.title is missing");
        });
        info.text("description")
                .filter(text -> !text.isEmpty())
                .ifPresent(description -> tree.put("description", description));
        info.text("version").ifPresent(version -> tree.put("version", version));
        apiKeySource(tree);
        List<String> mediaTypes = document.texts(BINARY);
        if (!mediaTypes.isEmpty()) {
            mediaTypes.forEach(tree.putArray("binaryMediaTypes")::add);
        }
        compression(tree);
        document.text(SECURITY).ifPresent(policy -> tree.put("securityPolicy", policy));
        document.text(ACCESS_MODE).ifPresent(mode -> tree.put("endpointAccessMode", mode));
        EndpointSecurity.check(tree);
        policy(tree);
        endpoint(tree);
        unknown();
    }

    /** Writes the extensions that {@link #write} reads. */
    static void export(ObjectNode tree, ObjectNode document) {
        Map.of(
                        "binaryMediaTypes", BINARY,
                        "minimumCompressionSize", COMPRESSION,
                        "securityPolicy", SECURITY,
                        "endpointAccessMode", ACCESS_MODE)
                .forEach((member, extension) -> {
                    if (tree.has(member)) {
                        document.set(extension, tree.get(member));
                    }
                });
        if (tree.path("apiKeySource").asText("HEADER").equals("AUTHORIZER")) {
            document.put(KEY_SOURCE, "AUTHORIZER");
        }
        exportEndpoint(tree, document);
        if (tree.path("policy").isTextual()) {
            document.set(POLICY, Documentation.json(tree.path("policy").asText()));
        }
    }

    /** What is not as it is in every API. The endpoint's type is no part of a document: an import is told it beside. */
    private static void exportEndpoint(ObjectNode tree, ObjectNode document) {
        ObjectNode exported = JsonNodeFactory.instance.objectNode();
        JsonNode endpoint = tree.path("endpointConfiguration");
        if (tree.path("disableExecuteApiEndpoint").asBoolean()) {
            exported.put("disableExecuteApiEndpoint", true);
        }
        if (!EndpointTypes.isPrivate(endpoint)
                && endpoint.path("ipAddressType").asText().equals("dualstack")) {
            exported.put("ipAddressType", "dualstack");
        }
        if (!endpoint.path("vpcEndpointIds").isEmpty()) {
            exported.set("vpcEndpointIds", endpoint.path("vpcEndpointIds"));
        }
        if (!exported.isEmpty()) {
            document.set(ENDPOINT, exported);
        }
    }

    /** Keeps what is neither configuration nor an extension of API Gateway. */
    void document(Documentation documentation) {
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        document.get("info").members().stream()
                .filter(member -> !Set.of("title", "description", "version").contains(member.getKey()))
                .forEach(member -> about.withObject("/info")
                        .set(member.getKey(), member.getValue().node()));
        document.members().stream()
                .filter(member -> isDocumentation(member.getKey()))
                .forEach(member -> about.set(member.getKey(), member.getValue().node()));
        for (String map : List.of("paths", "components")) {
            document.get(map).node().properties().stream()
                    .filter(member -> isDocumentation(member.getKey()))
                    .forEach(member -> about.withObjectProperty(map).set(member.getKey(), member.getValue()));
        }
        if (!about.isEmpty()) {
            documentation.put(Documentation.location("API"), about);
        }
    }

    private boolean isDocumentation(String member) {
        boolean descriptive = Set.of("tags", "externalDocs").contains(member);
        return descriptive || (member.startsWith("x-") && !member.startsWith(PREFIX));
    }

    private void apiKeySource(ObjectNode tree) {
        document.text(KEY_SOURCE).ifPresent(source -> {
            if (!Set.of("HEADER", "AUTHORIZER").contains(source)) {
                findings.error(document.get(KEY_SOURCE), "Invalid API key source '" + source + "'");
            }
            tree.put("apiKeySource", source);
        });
    }

    private void compression(ObjectNode tree) {
        document.number(COMPRESSION).ifPresent(size -> {
            if (size < 0 || size > LARGEST) {
                findings.error(
                        document.get(COMPRESSION),
                        "Invalid minimum compression size, must be between 0 and " + LARGEST);
            }
            tree.put("minimumCompressionSize", size);
        });
    }

    /** The policy is JSON text in the tree, an object in the document. */
    private void policy(ObjectNode tree) {
        Place policy = document.get(POLICY);
        if (policy.isPresent()) {
            policy.members();
            String text = policy.node().toString();
            ApiPolicy.check(text);
            tree.put("policy", text);
        }
    }

    private void endpoint(ObjectNode tree) {
        Place endpoint = dialect.endpointConfiguration(findings);
        endpoint.members().forEach(member -> {
            switch (member.getKey()) {
                case "vpcEndpointIds" ->
                    endpoint.texts("vpcEndpointIds")
                            .forEach(tree.withObject("/endpointConfiguration").withArray("vpcEndpointIds")::add);
                case "types" ->
                    endpoint.texts("types")
                            .forEach(tree.withObject("/endpointConfiguration").withArray("types")::add);
                case "ipAddressType" ->
                    tree.withObject("/endpointConfiguration")
                            .put("ipAddressType", member.getValue().text().orElse(""));
                case "disableExecuteApiEndpoint" ->
                    tree.put("disableExecuteApiEndpoint", endpoint.flag("disableExecuteApiEndpoint"));
                default -> findings.warn(member.getValue(), "Unknown member '" + member.getKey() + "'. Ignoring.");
            }
        });
    }

    private void unknown() {
        for (Map.Entry<String, Place> member : document.members()) {
            String name = member.getKey();
            boolean known = dialect.rootMembers().contains(name) || EXTENSIONS.contains(name) || isDocumentation(name);
            if (name.equals(PREFIX + "cors")) {
                findings.warn(member.getValue(), "'" + name + "' is supported for HTTP APIs only. Ignoring.");
            } else if (!known) {
                findings.warn(member.getValue(), "Unknown member '" + name + "'. Ignoring.");
            }
        }
        String version = document.text(VERSION).orElse("1.0");
        if (!version.equals("1.0") && !version.equals("1")) {
            findings.warn(document.get(VERSION), "Unsupported import version '" + version + "'; read as 1.0");
        }
    }
}
