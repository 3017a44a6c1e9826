package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads a document into the tree of an API, new or existing. Pure: it neither stores nor fetches anything, and an existing
 * tree that it is given is not changed. Called by the import operations.
 */
public final class OpenApiImport {

    private static final Map<String, String> METHODS = Map.of(
            "get", "GET",
            "put", "PUT",
            "post", "POST",
            "delete", "DELETE",
            "options", "OPTIONS",
            "head", "HEAD",
            "patch", "PATCH",
            "x-amazon-apigateway-any-method", "ANY");
    private static final Set<String> PATH_CONFIGURATION =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "parameters", "$ref");

    private final Supplier<String> ids;
    private final int longestTimeout;

    /** {@code ids} makes an id that no resource, authorizer, validator or model has had. */
    public OpenApiImport(Supplier<String> ids) {
        this(ids, 29_000);
    }

    /** {@code longestTimeout} of an integration that does not stream, in milliseconds. */
    public OpenApiImport(Supplier<String> ids, int longestTimeout) {
        this.ids = ids;
        this.longestTimeout = longestTimeout;
    }

    /** A new API of this id. Throws {@link InvalidDocument}. */
    public ImportedApi create(String apiId, byte[] document, ImportOptions options) {
        ObjectNode fresh =
                JsonNodeFactory.instance.objectNode().put("id", apiId).put("name", apiId);
        ImportedApi imported = read(fresh, none(), document, options);
        return new ImportedApi(TreeMerge.overwritten(fresh, imported.tree()), imported.warnings());
    }

    /** The API with this document in place of what it was; its id, stages, endpoint and tags stay. */
    public ImportedApi overwrite(ObjectNode existing, byte[] document, ImportOptions options) {
        ImportedApi imported = read(existing, none(), document, options);
        return new ImportedApi(TreeMerge.overwritten(existing, imported.tree()), imported.warnings());
    }

    /** The API with this document laid over it: what the document does not define stays. */
    public ImportedApi merge(ObjectNode existing, byte[] document, ImportOptions options) {
        ImportedApi imported = read(existing, existing.path("resources"), document, options);
        return new ImportedApi(TreeMerge.merged(existing, imported.tree()), imported.warnings());
    }

    private static JsonNode none() {
        return JsonNodeFactory.instance.objectNode();
    }

    private ImportedApi read(ObjectNode existing, JsonNode kept, byte[] bytes, ImportOptions options) {
        Findings findings = new Findings();
        Place document = Place.of(DocumentReader.read(bytes));
        Dialect dialect = Dialect.of(document, findings);
        Identities identities = new Identities(existing, ids);
        Documentation documentation = new Documentation(identities, !options.ignoreDocumentation());
        Models models = new Models(existing.path("id").asText(), dialect, identities, findings);
        Authorizers authorizers = new Authorizers(identities, findings);
        Security security = new Security(document, dialect, authorizers, documentation, findings);
        Validators validators = new Validators(document, identities, findings);
        Methods methods = new Methods(dialect, models, security, validators, documentation, findings, longestTimeout);
        Resources resources = new Resources(identities, findings, kept);

        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ApiMembers members = new ApiMembers(document, dialect, findings);
        members.write(tree);
        members.document(documentation);
        String prefix =
                options.basePath() == BasePath.IGNORE ? "" : options.basePath().prefix(dialect.basePath());
        paths(document.get("paths"), prefix, resources, methods, documentation, findings);
        documentation.readListed(document.get(Documentation.EXTENSION));
        ObjectNode gatewayResponses = GatewayResponses.read(document.get(GatewayResponses.EXTENSION), findings);
        findings.settle(options.failOnWarnings());

        tree.set("resources", resources.byId());
        setUnlessEmpty(tree, "authorizers", authorizers.byId());
        setUnlessEmpty(tree, "requestValidators", validators.byId());
        setUnlessEmpty(tree, "models", models.byName());
        setUnlessEmpty(tree, "gatewayResponses", gatewayResponses);
        setUnlessEmpty(tree, "documentation", documentation.byId());
        return new ImportedApi(tree, findings.warnings());
    }

    private static void paths(
            Place paths,
            String prefix,
            Resources resources,
            Methods methods,
            Documentation documentation,
            Findings findings) {
        if (!paths.isPresent()) {
            findings.warn(paths, "Parse issue: attribute paths is missing");
        }
        for (Map.Entry<String, Place> entry : paths.members()) {
            String path = entry.getKey();
            Place item = entry.getValue().resolved();
            if (path.startsWith("x-")) {
                continue;
            }
            if (!path.startsWith("/")) {
                findings.warn(item, "Parse issue: attribute paths. Resource " + path + " should start with /");
                continue;
            }
            String full = full(prefix, path);
            resources.at(full, item).ifPresent(resource -> {
                methods(item, full, resource, methods, findings);
                documentation.keep(Documentation.location("RESOURCE", full), item, PATH_CONFIGURATION);
            });
        }
    }

    /** A trailing slash makes no resource of its own. */
    private static String full(String prefix, String path) {
        String joined = prefix + path;
        return joined.length() > 1 && joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
    }

    private static void methods(Place item, String path, ObjectNode resource, Methods methods, Findings findings) {
        ObjectNode known = resource.withObject("/resourceMethods");
        for (Map.Entry<String, Place> operation : item.members()) {
            String httpMethod = METHODS.get(operation.getKey());
            if (httpMethod != null && known.has(httpMethod)) {
                findings.error(
                        operation.getValue(),
                        "Duplicate method '" + httpMethod + "' on resource at path '" + path + "'");
            } else if (httpMethod != null) {
                operation.getValue().members();
                Target target = new Target(path, httpMethod, resource.path("id").asText(), operation.getValue());
                known.set(httpMethod, methods.read(item, target));
            } else if (operation.getKey().equals("trace") || operation.getKey().startsWith("x-amazon-apigateway-")) {
                findings.warn(
                        operation.getValue(),
                        "Unsupported method '" + operation.getKey() + "' of resource at path '" + path
                                + "'. Ignoring.");
            }
        }
    }

    private static void setUnlessEmpty(ObjectNode tree, String member, ObjectNode value) {
        if (!value.isEmpty()) {
            tree.set(member, value);
        }
    }

    /** The lines that a client reads of an import's warnings. */
    public static List<String> lines(ImportedApi imported) {
        return imported.warnings().stream().map(Finding::text).toList();
    }
}
