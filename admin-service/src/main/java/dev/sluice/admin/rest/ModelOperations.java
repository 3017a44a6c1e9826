package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.patch.Value;
import dev.sluice.admin.store.Ids;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** The models of an API: named JSON Schemas. */
@ApplicationScoped
public class ModelOperations implements OperationGroup {

    private static final String ALL = "/restapis/{restapi_id}/models";
    private static final String ONE = ALL + "/{model_name}";
    private static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.CHOICES)
            .optional("/description")
            .replace("/schema", Value.TEXT)
            .build();

    private final Apis apis;
    private final Ids ids;

    ModelOperations(Apis apis, Ids ids) {
        this.apis = apis;
        this.ids = ids;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateModel", "POST", ALL, 201, this::create),
                Operation.aws(
                        "GetModels", "GET", ALL, 200, call -> apis.read(call, Parts.list(call, "models", "name"))),
                Operation.aws("GetModel", "GET", ONE, 200, this::get),
                Operation.aws("GetModelTemplate", "GET", ONE + "/default_template", 200, this::template),
                Operation.aws("UpdateModel", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteModel", "DELETE", ONE, 202, this::delete));
    }

    private Uni<Reply> create(Call call) {
        Input input = call.input();
        input.require("createModelInput", "name", "contentType");
        String name = input.requiredText("name");
        if (name.isEmpty()) {
            throw AwsFault.badRequest("Model name must be non-empty");
        }
        Models.checkName(name);
        ObjectNode model =
                JsonNodeFactory.instance.objectNode().put("id", ids.six()).put("name", name);
        RestApiInput.put(model, "description", "".equals(input.text("description")) ? null : input.text("description"));
        RestApiInput.put(model, "schema", input.text("schema"));
        model.put("contentType", input.requiredText("contentType"));
        checkSchema(model);
        return apis.change(call, tree -> {
            ObjectNode models = tree.withObjectProperty("models");
            if (models.has(name)) {
                throw AwsFault.conflict("Model name already exists for this REST API");
            }
            models.set(name, model);
            return model;
        });
    }

    private Uni<Reply> get(Call call) {
        return apis.read(call, missing(call), tree -> model(tree, call));
    }

    private Uni<Reply> template(Call call) {
        return apis.read(
                call,
                missing(call),
                tree -> JsonNodeFactory.instance
                        .objectNode()
                        .put("value", ModelTemplate.of(model(tree, call), tree.path("models"))));
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateModelInput");
        return apis.change(call, missing(call), tree -> {
            ObjectNode model = model(tree, call);
            PATCHES.apply(model, operations);
            checkSchema(model);
            return model;
        });
    }

    private Uni<Reply> delete(Call call) {
        String name = call.path("model_name");
        return apis.remove(call, missing(call), tree -> {
            model(tree, call);
            Models.checkUnused(tree, name);
            tree.withObjectProperty("models").remove(name);
        });
    }

    private static ObjectNode model(ObjectNode tree, Call call) {
        return ApiTree.part(
                tree.path("models").get(call.path("model_name")),
                missing(call).get().getMessage());
    }

    private static void checkSchema(ObjectNode model) {
        String schema = model.path("schema").asText();
        if (schema.isBlank()) {
            throw AwsFault.badRequest("Model schema must have at least 1 property or array items defined");
        }
        if (model.path("contentType").asText().contains("json")) {
            Models.fault(schema).ifPresent(fault -> {
                throw AwsFault.badRequest(
                        "Invalid model specified: Validation Result: warnings : [], errors : [" + fault + "]");
            });
        }
    }

    private static Supplier<AwsFault> missing(Call call) {
        return Apis.missing("Invalid model name specified: " + call.path("model_name"));
    }
}
