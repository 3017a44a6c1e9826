package dev.sluice.admin.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.rest.Apis;
import dev.sluice.admin.stage.Deployed;
import dev.sluice.admin.stage.StageAddress;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** GetExport: what a stage shows, as a document in JSON, or in YAML where the Accept header says so. */
@ApplicationScoped
public class ExportOperations implements OperationGroup {

    private static final JsonMapper JSON = new JsonMapper();

    /** Quotes the keys that YAML has a meaning of its own for, but its writer thinks harmless. */
    static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .stringQuotingChecker(new StringQuotingChecker.Default() {
                @Override
                public boolean needToQuoteName(String name) {
                    return name.equals("<<") || name.equals("=") || super.needToQuoteName(name);
                }
            })
            .build());

    private static final Map<String, ExportStyle> STYLES =
            Map.of("swagger", new Swagger2Style(), "oas30", new OpenApi3Style());

    private final Store store;
    private final Apis apis;
    private final Settings settings;

    ExportOperations(Store store, Apis apis, Settings settings) {
        this.store = store;
        this.apis = apis;
        this.settings = settings;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.aws(
                "GetExport",
                "GET",
                "/restapis/{restapi_id}/stages/{stage_name}/exports/{export_type}",
                200,
                this::export));
    }

    private Uni<Reply> export(Call call) {
        String type = call.path("export_type");
        ExportStyle style = STYLES.get(type);
        if (style == null) {
            throw AwsFault.badRequest("No API exporter found for type '" + type + "'");
        }
        String id = call.path("restapi_id");
        return store.read(Kind.REST_API, id, apis.missing(call)).chain(tree -> {
            JsonNode deployment = Deployed.of(tree, call.path("stage_name"));
            return store.frozen(id, deployment.path("hash").asText())
                    .chain(frozen -> Worker.run(() -> {
                        frozen.set("endpointConfiguration", tree.path("endpointConfiguration"));
                        frozen.set("documentation", documentation(tree, call.path("stage_name")));
                        if (!frozen.has("version")) {
                            frozen.put("version", moment(deployment));
                        }
                        return reply(call, type, new OpenApiExport(frozen, style, options(call)).document());
                    }));
        });
    }

    /** Of the version that the stage names, else as it is now. */
    private static JsonNode documentation(ObjectNode tree, String stageName) {
        String version =
                tree.path("stages").path(stageName).path("documentationVersion").asText();
        JsonNode published = tree.path("documentationVersions").path(version).path("parts");
        return published.isMissingNode() ? tree.withObjectProperty("documentation") : published;
    }

    /** AWS's version of an API that states none. */
    private static String moment(JsonNode deployment) {
        return Instant.ofEpochSecond(deployment.path("createdDate").asLong()).toString();
    }

    private ExportOptions options(Call call) {
        StageAddress address = StageAddress.of(settings, call.path("restapi_id"), call.path("stage_name"));
        return new ExportOptions(
                address.scheme(),
                address.host(),
                address.stage(),
                settings.get(Setting.REGION),
                call.queryList("extensions"));
    }

    /** The answer is the document itself, as a file to keep. */
    private static Reply reply(Call call, String type, ObjectNode document) {
        String accept = String.valueOf(call.header("accept"));
        boolean yaml = accept.contains("yaml");
        String name = type + "_" + document.path("info").path("version").asText() + (yaml ? ".yaml" : ".json");
        return new Reply(
                0,
                TextNode.valueOf(text(document, yaml)),
                Map.of(
                        "Content-Type",
                        "application/octet-stream",
                        "Content-Disposition",
                        "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._:-]", "_") + "\""));
    }

    private static String text(ObjectNode document, boolean yaml) {
        try {
            return yaml
                    ? YAML.writeValueAsString(document)
                    : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
