package dev.sluice.admin.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.patch.PatchOperation.Op;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Listing;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.store.Transaction;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The one account there is. Its throttle settings are told as AWS's defaults are. */
@ApplicationScoped
public class AccountOperations implements OperationGroup {

    private static final String ID = "account";
    private static final String FEATURE = "UsagePlans";
    private static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.OPERATIONS)
            .optional("/cloudwatchRoleArn")
            .rule("/features", AccountOperations::feature, Op.ADD, Op.REMOVE)
            .build();

    private final Store store;

    AccountOperations(Store store) {
        this.store = store;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("GetAccount", "GET", "/account", 200, this::get),
                Operation.aws("UpdateAccount", "PATCH", "/account", 200, this::update));
    }

    private Uni<Reply> get(Call call) {
        return store.transact(AccountOperations::account).map(account -> Reply.json(shown(account)));
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateAccountInput");
        return store.transact(tx -> account(tx).chain(account -> {
            PATCHES.apply(account, operations);
            return tx.put(Kind.ACCOUNT, ID, account).replaceWith(() -> Reply.json(shown(account)));
        }));
    }

    private static Uni<ObjectNode> account(Transaction tx) {
        return tx.list(Listing.of(Kind.ACCOUNT, "", 1))
                .map(found -> found.isEmpty() ? JsonNodeFactory.instance.objectNode() : found.getFirst());
    }

    /** Usage plans are there for everybody, and for ever. */
    private static void feature(ObjectNode account, List<String> captured, PatchOperation operation) {
        if (!operation.requiredValue().equals(FEATURE)) {
            throw AwsFault.badRequest("Invalid feature specified. Valid options are [" + FEATURE + "]");
        }
        if (operation.op() == Op.REMOVE) {
            throw AwsFault.badRequest("Usage Plans cannot be disabled once enabled");
        }
    }

    private static ObjectNode shown(ObjectNode account) {
        ObjectNode shown = account.deepCopy();
        shown.putObject("throttleSettings").put("burstLimit", 5_000).put("rateLimit", 10_000.0);
        shown.putArray("features").add(FEATURE);
        return shown.put("apiKeyVersion", "4");
    }
}
