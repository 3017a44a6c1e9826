package dev.sluice.admin.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Caller;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.Operation.Access;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.config.Ack;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which version of the config there is, who serves it, and waiting until all do.
 * A stranger is told the version and no more: ids of keys and APIs, and why one was refused, are no stranger's business.
 */
@ApplicationScoped
public class ConfigOperations implements OperationGroup {

    private static final int MOST_SECONDS = 300;

    private final Store store;
    private final Instances instances;
    private final Waits waits;

    ConfigOperations(Store store, Instances instances, Waits waits) {
        this.store = store;
        this.instances = instances;
        this.waits = waits;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.sluice("GetConfig", "GET", "/sluice/v1/config", Access.OPEN, this::get),
                Operation.sluice("WaitForConfig", "GET", "/sluice/v1/config/wait", Access.TRUSTED, this::await));
    }

    private Uni<Reply> get(Call call) {
        return !(call.caller() instanceof Caller.Stranger)
                ? status().map(Reply::json)
                : store.configVersion().map(version -> Reply.json(version(version)));
    }

    private Uni<Reply> await(Call call) {
        Context context = Objects.requireNonNull(Vertx.currentContext(), "a call comes on a Vert.x context");
        long seconds = Math.min(MOST_SECONDS, number(call.query("timeout"), "timeout", 30));
        return store.configVersion()
                .map(current -> number(call.query("version"), "version", current))
                .chain(version -> waits.until(version, Duration.ofMillis(Math.max(1, seconds * 1000))))
                .emitOn(work -> context.runOnContext(ignored -> work.run()))
                .chain(done -> status().map(status -> Reply.of(done ? 200 : 408, status)));
    }

    private Uni<ObjectNode> status() {
        return store.configVersion().map(version -> {
            ObjectNode status = version(version);
            list(status.putArray("routers"), instances.routers());
            list(status.putArray("services"), instances.services());
            return status;
        });
    }

    private static ObjectNode version(long version) {
        return JsonNodeFactory.instance.objectNode().put("version", version);
    }

    private static void list(ArrayNode into, List<Ack> acks) {
        for (Ack ack : acks) {
            ObjectNode item = into.addObject().put("id", ack.id());
            if (!ack.service().equals(Instances.ROUTER)) {
                item.put("service", ack.service());
            }
            item.put("version", ack.version());
            ArrayNode refused = item.putArray("refused");
            ack.refused()
                    .forEach(r -> refused.addObject()
                            .put("key", r.key())
                            .put("version", r.version())
                            .put("reason", r.reason()));
        }
    }

    private static long number(@Nullable String text, String name, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw AwsFault.badRequest("Invalid " + name + ": " + text);
        }
        return Long.parseLong(text);
    }
}
