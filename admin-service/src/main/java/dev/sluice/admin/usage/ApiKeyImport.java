package dev.sluice.admin.usage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.store.Ids;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Listing;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.store.Transaction;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * ImportApiKeys: the keys of a file, all in one transaction. A row that cannot be taken is a warning with its line, or,
 * with {@code failonwarnings}, the end of it all.
 */
@ApplicationScoped
public class ApiKeyImport implements OperationGroup {

    private final Store store;
    private final Ids ids;
    private final Clock clock;

    ApiKeyImport(Store store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.aws("ImportApiKeys", "POST", "/apikeys?mode=import", 201, this::importAll));
    }

    private Uni<Reply> importAll(Call call) {
        String format = call.query("format");
        new Constraints()
                .required("importApiKeysInput.format", format)
                .oneOf("importApiKeysInput.format", format, List.of("csv"))
                .check();
        boolean failOnWarnings = "true".equalsIgnoreCase(call.query("failonwarnings"));
        ApiKeyFile file = ApiKeyFile.parse(new String(call.bytes(), StandardCharsets.UTF_8));
        return store.transact(tx -> {
            Progress progress = new Progress();
            Uni<Void> all = Uni.createFrom().voidItem();
            for (ApiKeyFile.Row row : file.rows()) {
                all = all.chain(() -> take(tx, row, progress));
            }
            return all.invoke(() -> progress.settle(failOnWarnings)).map(done -> Reply.json(progress.answer()));
        });
    }

    private Uni<Void> take(Transaction tx, ApiKeyFile.Row row, Progress progress) {
        ObjectNode key;
        try {
            key = key(row);
        } catch (AwsFault refused) {
            progress.warn(row, refused.getMessage());
            return Uni.createFrom().voidItem();
        }
        ObjectNode sameValue = JsonNodeFactory.instance
                .objectNode()
                .put("value", key.path("value").asText());
        return tx.list(Listing.of(Kind.API_KEY, "", 1).containing(sameValue)).chain(same -> {
            if (!same.isEmpty()) {
                progress.warn(row, "API Key already exists");
                return Uni.createFrom().voidItem();
            }
            String id = key.path("id").asText();
            progress.ids.add(id);
            return tx.add(Kind.API_KEY, id, key)
                    .invoke(() -> tx.publish(ApiKeyOperations.change(key)))
                    .chain(() -> join(tx, row, id, progress));
        });
    }

    private ObjectNode key(ApiKeyFile.Row row) {
        if (row.value("name").isEmpty() || row.value("key").isEmpty()) {
            throw AwsFault.badRequest("Name and Key must not be empty");
        }
        ObjectNode stated = JsonNodeFactory.instance
                .objectNode()
                .put("name", row.value("name"))
                .put("value", row.value("key"))
                .put("enabled", row.value("enabled").equalsIgnoreCase("true"));
        if (!row.value("description").isEmpty()) {
            stated.put("description", row.value("description"));
        }
        return ApiKeyInput.key(
                new Input(stated), ids.ten(), ids.keyValue(), clock.instant().getEpochSecond());
    }

    /** Into the plans that the row names; one that is not there is a warning. */
    private static Uni<Void> join(Transaction tx, ApiKeyFile.Row row, String keyId, Progress progress) {
        Uni<Void> joined = Uni.createFrom().voidItem();
        for (String planId : row.planIds()) {
            joined = joined.chain(() -> tx.edit(Kind.USAGE_PLAN, planId, UsagePlanOperations.missing()))
                    .invoke(plan -> {
                        plan.withArrayProperty("keyIds").add(keyId);
                        tx.publish(UsagePlanOperations.change(plan));
                    })
                    .replaceWithVoid()
                    .onFailure(AwsFault.class)
                    .recoverWithItem(missing -> {
                        progress.warn(row, missing.getMessage() + " " + planId);
                        return null;
                    });
        }
        return joined;
    }

    /** What has come of the rows so far. */
    private static final class Progress {

        private final List<String> ids = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();

        void warn(ApiKeyFile.Row row, String message) {
            warnings.add("Line " + row.line() + ": " + message);
        }

        void settle(boolean failOnWarnings) {
            if (failOnWarnings && !warnings.isEmpty()) {
                throw AwsFault.badRequest("Warnings found during import: " + warnings);
            }
        }

        ObjectNode answer() {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            ArrayNode made = answer.putArray("ids");
            ids.forEach(made::add);
            ArrayNode told = answer.putArray("warnings");
            warnings.forEach(told::add);
            return answer;
        }
    }
}
