package dev.sluice.admin.documentation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.openapi.ImportOptions;
import dev.sluice.admin.openapi.InvalidDocument;
import dev.sluice.admin.openapi.OpenApiImport;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.rest.ApiTree;
import dev.sluice.admin.rest.Apis;
import dev.sluice.admin.store.Ids;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Page;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.wire.Wire;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The documentation parts of an API. */
@ApplicationScoped
public class DocumentationPartOperations implements OperationGroup {

    private static final String ALL = "/restapis/{restapi_id}/documentation/parts";
    private static final String ONE = ALL + "/{part_id}";
    private static final String NONE = "Invalid Documentation part identifier specified";
    private static final Supplier<AwsFault> MISSING = Apis.missing(NONE);
    private static final String NO_JSON = "Documentation part properties must be a valid JSON object";
    private static final String MAP = "documentation";
    private static final List<String> STATES = List.of("DOCUMENTED", "UNDOCUMENTED");
    private static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.CHOICES)
            .replace("/properties", DocumentationPartOperations::filled)
            .build();

    private final Apis apis;
    private final Ids ids;
    private final OpenApiImport importer;

    DocumentationPartOperations(Apis apis, Ids ids) {
        this.apis = apis;
        this.ids = ids;
        this.importer = new OpenApiImport(ids::six);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateDocumentationPart", "POST", ALL, 201, this::create),
                Operation.aws("GetDocumentationParts", "GET", ALL, 200, this::list),
                Operation.aws("ImportDocumentationParts", "PUT", ALL, 200, this::importAll),
                Operation.aws("GetDocumentationPart", "GET", ONE, 200, this::get),
                Operation.aws("UpdateDocumentationPart", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteDocumentationPart", "DELETE", ONE, 202, this::delete));
    }

    private Uni<Reply> create(Call call) {
        Input input = call.input();
        ObjectNode given = input.object("location");
        ObjectNode location =
                PartLocation.of(given == null ? null : new Input(given), "createDocumentationPartInput.location");
        String properties = input.text("properties");
        new Constraints()
                .required("createDocumentationPartInput.properties", properties)
                .check();
        ObjectNode part = JsonNodeFactory.instance.objectNode().put("id", ids.six());
        part.set("location", location);
        part.put("properties", properties);
        checkProperties(part);
        return apis.change(call, tree -> {
            checkFree(tree, location);
            tree.withObjectProperty(MAP).set(part.path("id").asText(), part);
            return part;
        });
    }

    private Uni<Reply> list(Call call) {
        Page page = Page.of(call);
        String state = call.query("locationStatus");
        String type = call.query("type");
        new Constraints()
                .oneOf("getDocumentationPartsInput.type", type, PartLocation.TYPES)
                .oneOf("getDocumentationPartsInput.locationStatus", state, STATES)
                .check();
        return apis.read(call, tree -> {
            List<ObjectNode> found = new ArrayList<>();
            if ("UNDOCUMENTED".equals(state)) {
                found.addAll(Undocumented.places(tree));
            } else {
                tree.path(MAP).forEach(part -> found.add((ObjectNode) part));
            }
            found.removeIf(part -> !asked(part.path("location"), call));
            found.sort(Comparator.comparing(DocumentationPartOperations::key));
            return page.cut(found, DocumentationPartOperations::key);
        });
    }

    /** By type, path prefix and name, as far as the call says them. */
    private static boolean asked(JsonNode location, Call call) {
        String type = call.query("type");
        String name = call.query("name");
        String path = call.query("path");
        return (type == null || location.path("type").asText().equals(type))
                && (name == null || location.path("name").asText().equals(name))
                && (path == null || location.path("path").asText().startsWith(path));
    }

    private static String key(JsonNode part) {
        return part.path("id").asText(part.path("location").toString());
    }

    /** The parts that a document lists or implies; {@code overwrite} drops those it does not name. */
    private Uni<Reply> importAll(Call call) {
        String mode = call.query("mode");
        new Constraints()
                .oneOf("importDocumentationPartsInput.mode", mode, List.of("overwrite", "merge"))
                .check();
        List<ObjectNode> read = read(call.bytes());
        return apis.change(call, tree -> {
            ObjectNode parts = tree.withObjectProperty(MAP);
            if ("overwrite".equals(mode)) {
                parts.removeAll();
            }
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            ArrayNode imported = answer.putArray("ids");
            for (ObjectNode part : read) {
                ObjectNode same = at(tree, part.path("location"));
                ObjectNode kept = same == null
                        ? part
                        : same.put("properties", part.path("properties").asText());
                parts.set(kept.path("id").asText(), kept);
                imported.add(kept.path("id").asText());
            }
            return answer;
        });
    }

    /** Throws AWS's BadRequestException where the bytes are no document. */
    private List<ObjectNode> read(byte[] document) {
        try {
            List<ObjectNode> parts = new ArrayList<>();
            importer.create("documentation", document, ImportOptions.USUAL)
                    .tree()
                    .path("documentation")
                    .forEach(part -> {
                        ObjectNode whole = (ObjectNode) part;
                        Input given = new Input(whole.withObjectProperty("location"));
                        whole.set("location", PartLocation.of(given, "documentationPart.location"));
                        parts.add(whole);
                    });
            return parts;
        } catch (InvalidDocument e) {
            throw AwsFault.badRequest("Unable to build importer with provided input.");
        }
    }

    private Uni<Reply> get(Call call) {
        return apis.read(call, MISSING, tree -> part(tree, call));
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateDocumentationPartInput");
        return apis.change(call, MISSING, tree -> {
            ObjectNode part = part(tree, call);
            PATCHES.apply(part, operations);
            checkProperties(part);
            return part;
        });
    }

    private Uni<Reply> delete(Call call) {
        return apis.remove(call, apis.missing(call), tree -> {
            part(tree, call);
            tree.withObjectProperty(MAP).remove(call.path("part_id"));
        });
    }

    private static void checkFree(ObjectNode tree, ObjectNode location) {
        if (at(tree, location) != null) {
            throw AwsFault.conflict("Documentation part already exists for the specified location: "
                    + PartLocation.told(location) + ".");
        }
    }

    private static @Nullable ObjectNode at(ObjectNode tree, JsonNode location) {
        for (JsonNode part : tree.path(MAP)) {
            if (part.path("location").equals(location)) {
                return (ObjectNode) part;
            }
        }
        return null;
    }

    private static TextNode filled(String properties) {
        if (properties.isBlank()) {
            throw AwsFault.badRequest("Documentation part properties must be non-empty");
        }
        return TextNode.valueOf(properties);
    }

    private static void checkProperties(ObjectNode part) {
        try {
            if (Wire.mapper().readTree(part.path("properties").asText()).isObject()) {
                return;
            }
        } catch (JsonProcessingException e) {
            throw AwsFault.badRequest(NO_JSON);
        }
        throw AwsFault.badRequest(NO_JSON);
    }

    private static ObjectNode part(ObjectNode tree, Call call) {
        return ApiTree.part(tree.path(MAP).get(call.path("part_id")), NONE);
    }
}
