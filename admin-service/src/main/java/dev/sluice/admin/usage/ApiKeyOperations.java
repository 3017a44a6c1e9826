package dev.sluice.admin.usage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.store.Changed;
import dev.sluice.admin.store.ConfigChange;
import dev.sluice.admin.store.Ids;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Listing;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.store.Transaction;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Page;
import dev.sluice.admin.wire.Reply;
import dev.sluice.admin.wire.Tagged;
import dev.sluice.contract.config.ConfigKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** API keys. The value is shown when it is made and to those who ask for it, and never logged. */
@ApplicationScoped
public class ApiKeyOperations implements OperationGroup {

    private static final String ALL = "/apikeys";
    private static final String ONE = "/apikeys/{api_Key}";

    /** AWS: at most 10 000 keys; a deleted key leaves every plan at once. */
    private static final int EVERY_PLAN = 10_000;

    private final Store store;
    private final Ids ids;
    private final Clock clock;

    ApiKeyOperations(Store store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateApiKey", "POST", ALL, 201, this::create),
                Operation.aws("GetApiKeys", "GET", ALL, 200, this::list),
                Operation.aws("GetApiKey", "GET", ONE, 200, this::get),
                Operation.aws("UpdateApiKey", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteApiKey", "DELETE", ONE, 202, this::delete));
    }

    private Uni<Reply> create(Call call) {
        ObjectNode key = ApiKeyInput.key(
                call.input(), ids.ten(), ids.keyValue(), clock.instant().getEpochSecond());
        String id = key.path("id").asText();
        ObjectNode sameValue = JsonNodeFactory.instance
                .objectNode()
                .put("value", key.path("value").asText());
        return store.transact(tx -> tx.list(Listing.of(Kind.API_KEY, "", 1).containing(sameValue))
                        .invoke(same -> {
                            if (!same.isEmpty()) {
                                throw AwsFault.conflict("API Key already exists");
                            }
                        })
                        .chain(() -> tx.add(Kind.API_KEY, id, key))
                        .invoke(() -> tx.publish(change(key))))
                .replaceWith(() -> Reply.json(ApiKeyInput.shown(key, true)));
    }

    private Uni<Reply> list(Call call) {
        Page page = Page.of(call);
        boolean withValues = Boolean.parseBoolean(call.query("includeValues"));
        Listing listing = Listing.of(Kind.API_KEY, page.after(), page.limit() + 1);
        String customerId = call.query("customerId");
        if (customerId != null) {
            listing = listing.containing(JsonNodeFactory.instance.objectNode().put("customerId", customerId));
        }
        String prefix = call.query("name");
        return store.list(prefix == null ? listing : listing.named(prefix))
                .map(keys -> keys.stream()
                        .map(key -> ApiKeyInput.shown(key, withValues))
                        .toList())
                .map(keys -> Reply.json(page.listed(keys, key -> key.path("id").asText())));
    }

    private Uni<Reply> get(Call call) {
        boolean withValue = Boolean.parseBoolean(call.query("includeValue"));
        return store.read(Kind.API_KEY, call.path("api_Key"), missing())
                .map(key -> Reply.json(ApiKeyInput.shown(key, withValue)));
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateApiKeyInput");
        return store.change(Kind.API_KEY, call.path("api_Key"), missing(), key -> {
            ApiKeyInput.PATCHES.apply(key, operations);
            ApiKeyInput.check(key);
            key.put("lastUpdatedDate", clock.instant().getEpochSecond());
            return Changed.answering(Reply.json(Tagged.told(ApiKeyInput.shown(key, false))), change(key));
        });
    }

    private Uni<Reply> delete(Call call) {
        String id = call.path("api_Key");
        ObjectNode holding = JsonNodeFactory.instance.objectNode();
        holding.putArray("keyIds").add(id);
        return store.transact(tx -> tx.list(
                                Listing.of(Kind.USAGE_PLAN, "", EVERY_PLAN).containing(holding))
                        .chain(plans -> leave(tx, plans, id))
                        .chain(() -> tx.remove(Kind.API_KEY, id, missing()))
                        .invoke(() -> tx.publish(key(id), null)))
                .replaceWith(Reply.empty());
    }

    private static Uni<Void> leave(Transaction tx, List<ObjectNode> plans, String keyId) {
        Uni<Void> left = Uni.createFrom().voidItem();
        for (ObjectNode plan : plans) {
            left = left.chain(() -> UsagePlanKeys.leave(tx, plan.path("id").asText(), keyId));
        }
        return left;
    }

    static Supplier<AwsFault> missing() {
        return () -> AwsFault.notFound("Invalid API Key identifier specified");
    }

    static ConfigChange change(ObjectNode key) {
        return new ConfigChange(key(key.path("id").asText()), ApiKeyInput.config(key));
    }

    private static ConfigKey key(String id) {
        return new ConfigKey(ConfigKey.Kind.API_KEY, id);
    }
}
