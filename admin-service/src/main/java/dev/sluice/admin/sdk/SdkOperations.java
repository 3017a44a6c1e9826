package dev.sluice.admin.sdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.rest.Apis;
import dev.sluice.admin.stage.Deployed;
import dev.sluice.admin.stage.StageAddress;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Page;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.api.RestApi;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.contract.wire.Wire;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The kinds of SDK there are, and the SDK of what a stage serves now. */
@ApplicationScoped
public class SdkOperations implements OperationGroup {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm'Z'").withZone(ZoneOffset.UTC);

    private final Store store;
    private final Apis apis;
    private final Settings settings;
    private final Clock clock;
    private final List<SdkLanguage> languages;

    SdkOperations(Store store, Apis apis, Settings settings, Clock clock, @All List<SdkLanguage> languages) {
        this.store = store;
        this.apis = apis;
        this.settings = settings;
        this.clock = clock;
        this.languages = languages.stream()
                .sorted(Comparator.comparing(language -> language.type().id()))
                .toList();
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("GetSdkTypes", "GET", "/sdktypes", 200, this::types),
                Operation.aws("GetSdkType", "GET", "/sdktypes/{sdktype_id}", 200, this::type),
                Operation.aws(
                        "GetSdk", "GET", "/restapis/{restapi_id}/stages/{stage_name}/sdks/{sdk_type}", 200, this::sdk));
    }

    private Uni<Reply> types(Call call) {
        List<ObjectNode> all =
                languages.stream().map(language -> language.type().shown()).toList();
        ObjectNode page = Page.of(call).cut(all, type -> type.path("id").asText());
        return Uni.createFrom().item(Reply.json(page));
    }

    private Uni<Reply> type(Call call) {
        SdkLanguage language = language(call.path("sdktype_id"))
                .orElseThrow(() -> AwsFault.notFound("Invalid SDK type identifier specified"));
        return Uni.createFrom().item(Reply.json(language.type().shown()));
    }

    private Uni<Reply> sdk(Call call) {
        String id = call.path("restapi_id");
        String type = call.path("sdk_type");
        SdkLanguage language =
                language(type).orElseThrow(() -> AwsFault.badRequest("No SDK generator found for type '" + type + "'"));
        return store.read(Kind.REST_API, id, apis.missing(call))
                .chain(tree -> store.frozen(
                        id,
                        Deployed.of(tree, call.path("stage_name")).path("hash").asText()))
                .chain(frozen -> aside(language, call, frozen))
                .map(zip -> reply(type, zip));
    }

    /** Written on a worker: a large API takes longer than an event loop may be held. */
    private Uni<byte[]> aside(SdkLanguage language, Call call, ObjectNode frozen) {
        Context context = Objects.requireNonNull(Vertx.currentContext(), "a call comes on a Vert.x context");
        return Uni.createFrom()
                .completionStage(() -> context.executeBlocking(() -> zip(language, call, frozen), false)
                        .toCompletionStage());
    }

    private byte[] zip(SdkLanguage language, Call call, ObjectNode frozen) throws JsonProcessingException {
        StageAddress address = StageAddress.of(settings, call.path("restapi_id"), call.path("stage_name"));
        RestApi api = Wire.mapper().treeToValue(frozen, RestApi.class);
        ClientApi client = ClientApiReader.read(api, address.url(), settings.get(Setting.REGION));
        return SdkArchive.zip(language.files(client, new SdkParameters(call.query())));
    }

    private Reply reply(String type, byte[] zip) {
        String name = type + "_" + MINUTE.format(clock.instant()) + ".zip";
        return new Reply(
                0,
                BinaryNode.valueOf(zip),
                Map.of(
                        "Content-Type",
                        "application/octet-stream",
                        "Content-Disposition",
                        "attachment; filename=\"" + name + "\""));
    }

    private Optional<SdkLanguage> language(String type) {
        return languages.stream()
                .filter(language -> language.type().id().equals(type))
                .findFirst();
    }
}
