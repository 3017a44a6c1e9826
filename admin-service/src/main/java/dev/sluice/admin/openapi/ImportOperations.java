package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.rest.ApiLimits;
import dev.sluice.admin.rest.ApiTree;
import dev.sluice.admin.rest.Apis;
import dev.sluice.admin.store.Ids;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import dev.sluice.admin.wire.Tagged;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/** ImportRestApi and PutRestApi. The body is the document itself, in JSON or YAML whatever its content type says. */
@ApplicationScoped
public class ImportOperations implements OperationGroup {

    private static final List<String> MODES = List.of("overwrite", "merge");
    private static final List<String> TYPES = List.of("REGIONAL", "EDGE", "PRIVATE");

    private final Store store;
    private final Apis apis;
    private final Ids ids;
    private final Clock clock;
    private final ApiLimits limits;
    private final OpenApiImport importer;

    ImportOperations(Store store, Apis apis, Ids ids, Clock clock, ApiLimits limits, Settings settings) {
        this.store = store;
        this.apis = apis;
        this.ids = ids;
        this.clock = clock;
        this.limits = limits;
        this.importer = new OpenApiImport(ids::six, settings.number(Setting.INTEGRATION_TIMEOUT_LIMIT_MILLIS));
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("ImportRestApi", "POST", "/restapis?mode=import", 201, this::create),
                Operation.aws("PutRestApi", "PUT", "/restapis/{restapi_id}", 200, this::put));
    }

    private Uni<Reply> create(Call call) {
        ImportOptions options = options(call);
        List<String> types = call.queryList("endpointConfigurationTypes");
        if (types.size() > 1) {
            throw AwsFault.badRequest("Cannot create an api with multiple Endpoint Types.");
        }
        if (!TYPES.containsAll(types)) {
            throw AwsFault.badRequest("Invalid EndpointTypes specified. Valid options are " + String.join(",", TYPES));
        }
        String id = ids.ten();
        return aside(() -> importer.create(id, call.bytes(), options)).chain(imported -> {
            ObjectNode tree = imported.tree();
            if (!types.isEmpty()) {
                tree.withObjectProperty("endpointConfiguration")
                        .putArray("types")
                        .add(types.getFirst());
            }
            ApiTree.complete(tree, id, ids.six(), clock.instant());
            limits.check(Map.of(), tree);
            return store.add(Kind.REST_API, id, tree, List.of()).replaceWith(() -> Reply.json(shown(imported)));
        });
    }

    /** Merges where no mode is given, as AWS does. */
    private Uni<Reply> put(Call call) {
        String mode = call.query("mode");
        new Constraints().oneOf("putRestApiInput.mode", mode, MODES).check();
        ImportOptions options = options(call);
        return store.transact(tx -> tx.edit(Kind.REST_API, call.path("restapi_id"), apis.missing(call))
                .chain(tree -> aside(() -> "overwrite".equals(mode)
                                ? importer.overwrite(tree, call.bytes(), options)
                                : importer.merge(tree, call.bytes(), options))
                        .map(imported -> {
                            ApiTree.complete(imported.tree(), tree.path("id").asText(), ids.six(), clock.instant());
                            limits.check(limits.size(tree), imported.tree());
                            tree.removeAll();
                            tree.setAll(imported.tree());
                            return Reply.json(Tagged.told(shown(imported)));
                        })));
    }

    private static ObjectNode shown(ImportedApi imported) {
        ObjectNode shown = ApiTree.shown(imported.tree());
        List<String> lines = OpenApiImport.lines(imported);
        if (!lines.isEmpty()) {
            lines.forEach(shown.putArray("warnings")::add);
        }
        return shown;
    }

    private static ImportOptions options(Call call) {
        String basePath = Objects.requireNonNullElse(call.query("basepath"), "ignore");
        BasePath mode = BasePath.parse(basePath)
                .orElseThrow(() -> AwsFault.badRequest(
                        "Invalid basepath '" + basePath + "'. Valid options are ignore, prepend, split"));
        boolean failOnWarnings = "true".equalsIgnoreCase(call.query("failonwarnings"));
        return new ImportOptions(mode, failOnWarnings, call.queryList("ignore").contains("documentation"));
    }

    private static AwsFault fault(InvalidDocument invalid) {
        return AwsFault.badRequest(String.valueOf(invalid.getMessage())).detailed(invalid.untold());
    }

    private static Uni<ImportedApi> aside(Callable<ImportedApi> work) {
        return Worker.run(work).onFailure(InvalidDocument.class).transform(invalid -> fault((InvalidDocument) invalid));
    }
}
