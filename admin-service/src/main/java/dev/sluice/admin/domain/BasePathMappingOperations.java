package dev.sluice.admin.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.patch.Edit;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.patch.PatchOperation.Op;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.patch.Value;
import dev.sluice.admin.rest.ApiTree;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.store.Transaction;
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
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which API and stage a base path of a domain name means. */
@ApplicationScoped
public class BasePathMappingOperations implements OperationGroup {

    private static final String ALL = "/domainnames/{domain_name}/basepathmappings";
    private static final String ONE = ALL + "/{base_path}";
    private static final String MISSING = "Invalid base path mapping identifier specified";
    private static final Pattern BASE_PATH = Pattern.compile("[A-Za-z0-9$\\-_.+!*'(),/]*");
    private static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.CHOICES)
            .replace("/basePath", Value.TEXT)
            .rule("/basepath", Edit.member("basePath", Value.TEXT), Op.REPLACE)
            .rule("/restapiId", Edit.member("restApiId", Value.TEXT), Op.REPLACE)
            .replace("/restApiId", Value.TEXT)
            .replace("/stage", Value.TEXT)
            .build();

    private final Store store;

    BasePathMappingOperations(Store store) {
        this.store = store;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateBasePathMapping", "POST", ALL, 201, this::create),
                Operation.aws("GetBasePathMappings", "GET", ALL, 200, this::list),
                Operation.aws("GetBasePathMapping", "GET", ONE, 200, this::get),
                Operation.aws("UpdateBasePathMapping", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteBasePathMapping", "DELETE", ONE, 202, this::delete));
    }

    private Uni<Reply> create(Call call) {
        Input input = call.input();
        new Constraints()
                .required("createBasePathMappingInput.restApiId", input.text("restApiId"))
                .check();
        ObjectNode mapping = JsonNodeFactory.instance
                .objectNode()
                .put("basePath", basePath(input.text("basePath")))
                .put("restApiId", input.requiredText("restApiId"));
        putStage(mapping, input.text("stage"));
        return change(
                call,
                (tx, domain) -> checkTarget(tx, mapping).map(exists -> {
                    add(domain, mapping);
                    return Reply.json(mapping);
                }));
    }

    private Uni<Reply> list(Call call) {
        Page page = Page.of(call);
        return store.read(Kind.DOMAIN_NAME, Domains.id(call), Domains.MISSING).map(domain -> {
            List<JsonNode> mappings = new ArrayList<>();
            domain.path(Domains.MAPPINGS).forEach(mappings::add);
            Function<JsonNode, String> name =
                    mapping -> mapping.path("basePath").asText();
            mappings.sort(Comparator.comparing(name));
            return Reply.json(page.cut(mappings, name));
        });
    }

    private Uni<Reply> get(Call call) {
        return store.read(Kind.DOMAIN_NAME, Domains.id(call), Domains.MISSING)
                .map(domain -> Reply.json(mapping(domain, call)));
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateBasePathMappingInput");
        return change(call, (tx, domain) -> {
            ObjectNode mapping = mapping(domain, call).deepCopy();
            PATCHES.apply(mapping, operations);
            mapping.put("basePath", basePath(mapping.path("basePath").asText()));
            putStage(mapping, mapping.path("stage").textValue());
            return checkTarget(tx, mapping).map(exists -> {
                domain.withObjectProperty(Domains.MAPPINGS).remove(key(call));
                add(domain, mapping);
                return Reply.json(mapping);
            });
        });
    }

    private Uni<Reply> delete(Call call) {
        return change(call, (tx, domain) -> {
            mapping(domain, call);
            domain.withObjectProperty(Domains.MAPPINGS).remove(key(call));
            return Uni.createFrom().item(Reply.empty());
        });
    }

    /** Edits the call's domain and publishes what has become of it. */
    private Uni<Reply> change(Call call, Change change) {
        return store.transact(tx -> tx.edit(Kind.DOMAIN_NAME, Domains.id(call), Domains.MISSING)
                .chain(domain -> change.apply(tx, domain)
                        .invoke(() -> Domains.changes(domain).forEach(tx::publish))));
    }

    /** What is done to a domain in a transaction. */
    @FunctionalInterface
    private interface Change {
        Uni<Reply> apply(Transaction tx, ObjectNode domain);
    }

    /** The API must be there, and the stage if one is named. */
    private static Uni<ObjectNode> checkTarget(Transaction tx, ObjectNode mapping) {
        return tx.read(
                        Kind.REST_API,
                        mapping.path("restApiId").asText(),
                        () -> AwsFault.badRequest("Invalid REST API identifier specified"))
                .invoke(api -> {
                    String stage = mapping.path("stage").textValue();
                    if (stage != null && !api.path("stages").has(stage)) {
                        throw AwsFault.badRequest("Invalid stage identifier specified");
                    }
                });
    }

    private static void add(ObjectNode domain, ObjectNode mapping) {
        ObjectNode mappings = domain.withObjectProperty(Domains.MAPPINGS);
        String basePath = mapping.path("basePath").asText();
        if (mappings.has(basePath)) {
            throw AwsFault.conflict("Base path already exists for this domain name");
        }
        mappings.set(basePath, mapping);
    }

    private static String basePath(@Nullable String given) {
        if (given == null || given.isEmpty() || given.equals(Domains.NONE) || given.equals("/")) {
            return Domains.NONE;
        }
        if (!BASE_PATH.matcher(given).matches() || given.startsWith("/") || given.endsWith("/")) {
            throw AwsFault.badRequest(
                    "API Gateway V1 doesn't support the slash character (/) at the ends of a base path, nor any character"
                            + " other than letters, numbers and $-_.+!*'(),");
        }
        return given;
    }

    private static void putStage(ObjectNode mapping, @Nullable String stage) {
        if (stage == null || stage.isEmpty() || stage.equals(Domains.NONE)) {
            mapping.remove("stage");
        } else {
            mapping.put("stage", stage);
        }
    }

    private static String key(Call call) {
        return basePath(call.path("base_path"));
    }

    private static ObjectNode mapping(ObjectNode domain, Call call) {
        return ApiTree.part(domain.path(Domains.MAPPINGS).get(key(call)), MISSING);
    }
}
