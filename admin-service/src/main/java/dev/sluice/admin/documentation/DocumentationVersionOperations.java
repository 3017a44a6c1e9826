package dev.sluice.admin.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.patch.Value;
import dev.sluice.admin.rest.ApiTree;
import dev.sluice.admin.rest.Apis;
import dev.sluice.admin.rest.Parts;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Versions of an API's documentation: each keeps the parts as they were when it was made. */
@ApplicationScoped
public class DocumentationVersionOperations implements OperationGroup {

    private static final String ALL = "/restapis/{restapi_id}/documentation/versions";
    private static final String ONE = ALL + "/{doc_version}";
    private static final String NONE = "Invalid Documentation version specified";
    private static final Supplier<AwsFault> MISSING = Apis.missing(NONE);
    private static final String MAP = "documentationVersions";
    private static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.CHOICES)
            .replace("/description", Value.TEXT)
            .build();

    private final Apis apis;
    private final Clock clock;

    DocumentationVersionOperations(Apis apis, Clock clock) {
        this.apis = apis;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateDocumentationVersion", "POST", ALL, 201, this::create),
                Operation.aws(
                        "GetDocumentationVersions",
                        "GET",
                        ALL,
                        200,
                        call -> apis.read(
                                call, Parts.list(call, MAP, "version", DocumentationVersionOperations::shown))),
                Operation.aws(
                        "GetDocumentationVersion",
                        "GET",
                        ONE,
                        200,
                        call -> apis.read(call, MISSING, tree -> shown(version(tree, call)))),
                Operation.aws("UpdateDocumentationVersion", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteDocumentationVersion", "DELETE", ONE, 202, this::delete));
    }

    private Uni<Reply> create(Call call) {
        Input input = call.input();
        input.require("createDocumentationVersionInput", "documentationVersion");
        String name = input.requiredText("documentationVersion");
        if (name.isBlank()) {
            throw AwsFault.badRequest("Documentation version must not be empty");
        }
        ObjectNode version = JsonNodeFactory.instance
                .objectNode()
                .put("version", name)
                .put("createdDate", clock.instant().getEpochSecond());
        String description = input.text("description");
        if (description != null) {
            version.put("description", description);
        }
        return apis.change(call, tree -> {
            ObjectNode versions = tree.withObjectProperty(MAP);
            if (versions.has(name)) {
                throw AwsFault.conflict("Documentation version already exists");
            }
            version.set("parts", tree.withObjectProperty("documentation").deepCopy());
            versions.set(name, version);
            publish(tree, input.text("stageName"), name);
            return shown(version);
        });
    }

    /** A stage that is named shows the new version at once. */
    private static void publish(ObjectNode tree, @Nullable String stageName, String version) {
        if (stageName != null && !stageName.isEmpty()) {
            ApiTree.part(tree.path("stages").get(stageName), "Invalid stage identifier specified")
                    .put("documentationVersion", version);
        }
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateDocumentationVersionInput");
        return apis.change(call, MISSING, tree -> {
            ObjectNode version = version(tree, call);
            PATCHES.apply(version, operations);
            return shown(version);
        });
    }

    private Uni<Reply> delete(Call call) {
        String name = call.path("doc_version");
        return apis.remove(call, MISSING, tree -> {
            version(tree, call);
            for (JsonNode stage : tree.path("stages")) {
                if (stage.path("documentationVersion").asText().equals(name)) {
                    throw AwsFault.badRequest("Documentation version " + name + " is in use by stage "
                            + stage.path("stageName").asText());
                }
            }
            tree.withObjectProperty(MAP).remove(name);
        });
    }

    private static ObjectNode version(ObjectNode tree, Call call) {
        return ApiTree.part(tree.path(MAP).get(call.path("doc_version")), NONE);
    }

    private static ObjectNode shown(ObjectNode version) {
        return version.deepCopy().without("parts");
    }
}
