package dev.sluice.admin.usage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Listing;
import dev.sluice.admin.store.Transaction;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** A stage that goes leaves every usage plan it is in, as it does at AWS. For those who delete stages. */
public final class PlanStages {

    private static final int EVERY_PLAN = 10_000;

    private PlanStages() {}

    /** The API must be locked by this transaction already. */
    public static Uni<Void> leave(Transaction tx, String apiId, String stage) {
        ObjectNode holding = JsonNodeFactory.instance.objectNode();
        holding.putArray("apiStages").addObject().put("apiId", apiId).put("stage", stage);
        return tx.list(Listing.of(Kind.USAGE_PLAN, "", EVERY_PLAN).containing(holding))
                .chain(plans -> leave(tx, plans, apiId, stage));
    }

    private static Uni<Void> leave(Transaction tx, List<ObjectNode> plans, String apiId, String stage) {
        Uni<Void> left = Uni.createFrom().voidItem();
        for (ObjectNode found : plans) {
            left = left.chain(() -> tx.edit(Kind.USAGE_PLAN, found.path("id").asText(), UsagePlanOperations.missing()))
                    .invoke(plan -> {
                        remove(plan, apiId, stage);
                        tx.publish(UsagePlanOperations.change(plan));
                    })
                    .replaceWithVoid();
        }
        return left;
    }

    private static void remove(ObjectNode plan, String apiId, String stage) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode one : plan.path("apiStages")) {
            if (!one.path("apiId").asText().equals(apiId)
                    || !one.path("stage").asText().equals(stage)) {
                kept.add(one);
            }
        }
        plan.set("apiStages", kept);
    }
}
