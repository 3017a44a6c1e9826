package dev.sluice.admin.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.store.Transaction;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads and changes the API that a call's {@code apiId} names. */
@ApplicationScoped
public class WebSocketApis {

    private final Store store;
    private final String account;

    WebSocketApis(Store store, Settings settings) {
        this.store = store;
        this.account = settings.get(Setting.ACCOUNT);
    }

    Uni<Reply> read(Call call, Function<ObjectNode, JsonNode> show) {
        return store.read(Kind.API_V2, call.path("apiId"), missing(call)).map(tree -> Reply.json(show.apply(tree)));
    }

    /** {@code change} edits the tree, which is locked, in a transaction of its own. */
    Uni<Reply> change(Call call, BiFunction<Transaction, ObjectNode, Uni<Reply>> change) {
        return store.transact(
                tx -> tx.edit(Kind.API_V2, call.path("apiId"), missing(call)).chain(tree -> change.apply(tx, tree)));
    }

    Supplier<AwsFault> missing(Call call) {
        return () -> AwsFault.notFound("Invalid API identifier specified " + account + ":" + call.path("apiId"));
    }
}
