package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.store.Ids;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Page;
import dev.sluice.admin.wire.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The resources of an API: a tree of paths. */
@ApplicationScoped
public class ResourceOperations implements OperationGroup {

    private static final String ALL = "/restapis/{restapi_id}/resources";
    private static final String ONE = ALL + "/{resource_id}";

    private final Apis apis;
    private final Ids ids;

    ResourceOperations(Apis apis, Ids ids) {
        this.apis = apis;
        this.ids = ids;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateResource", "POST", ALL + "/{parent_id}", 201, this::create),
                Operation.aws("GetResources", "GET", ALL, 200, this::list),
                Operation.aws("GetResource", "GET", ONE, 200, this::get),
                Operation.aws("UpdateResource", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteResource", "DELETE", ONE, 202, this::delete));
    }

    private Uni<Reply> create(Call call) {
        Input input = call.input();
        input.require("createResourceInput", "pathPart");
        String pathPart = input.requiredText("pathPart");
        String id = ids.six();
        return apis.change(call, tree -> shown(ResourcePaths.add(tree, call.path("parent_id"), pathPart, id), false));
    }

    private Uni<Reply> list(Call call) {
        Page page = Page.of(call);
        boolean withMethods = withMethods(call);
        return apis.read(call, tree -> {
            List<ObjectNode> resources = new ArrayList<>();
            tree.path("resources").forEach(resource -> resources.add((ObjectNode) resource));
            resources.sort(Comparator.comparing(ResourceOperations::path));
            ObjectNode answer = page.cut(resources, ResourceOperations::path);
            List<JsonNode> items = new ArrayList<>();
            answer.path("item").forEach(item -> items.add(shown((ObjectNode) item, withMethods)));
            answer.putArray("item").addAll(items);
            return answer;
        });
    }

    private Uni<Reply> get(Call call) {
        boolean withMethods = withMethods(call);
        return apis.read(
                call,
                Apis.missing("Invalid Resource identifier specified"),
                tree -> shown(ApiTree.resource(tree, call.path("resource_id")), withMethods));
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateResourceInput");
        return apis.change(call, Apis.missing("Invalid Resource identifier specified"), tree -> {
            ObjectNode resource = ApiTree.resource(tree, call.path("resource_id"));
            ResourcePaths.PATCHES.apply(resource, operations);
            ResourcePaths.moved(tree, resource);
            return shown(resource, false);
        });
    }

    private Uni<Reply> delete(Call call) {
        return apis.remove(call, Apis.missing("Invalid Resource identifier specified"), tree -> {
            ObjectNode resource = ApiTree.resource(tree, call.path("resource_id"));
            if (!resource.has("parentId")) {
                throw AwsFault.badRequest("Root resource cannot be deleted");
            }
            ResourcePaths.remove(tree, resource.path("id").asText());
        });
    }

    private static boolean withMethods(Call call) {
        return call.queryList("embed").contains("methods");
    }

    private static String path(JsonNode resource) {
        return resource.path("path").asText();
    }

    /** Without {@code embed=methods} AWS tells only which methods there are. */
    private static ObjectNode shown(ObjectNode resource, boolean withMethods) {
        ObjectNode shown = ApiTree.withoutEmpty(resource);
        if (shown.get("resourceMethods") instanceof ObjectNode methods) {
            for (String name : List.copyOf(names(methods))) {
                if (withMethods) {
                    methods.set(name, MethodOperations.shown((ObjectNode) methods.get(name)));
                } else {
                    methods.putObject(name);
                }
            }
        }
        return shown;
    }

    private static List<String> names(ObjectNode object) {
        return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }
}
