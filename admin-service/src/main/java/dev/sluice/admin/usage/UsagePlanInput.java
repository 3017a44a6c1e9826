package dev.sluice.admin.usage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.wire.Input;
import dev.sluice.contract.config.PlanStage;
import dev.sluice.contract.config.Quota;
import dev.sluice.contract.config.Throttle;
import dev.sluice.contract.config.UsagePlanConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a client may say of a usage plan, and the plan's other forms. */
final class UsagePlanInput {

    private static final List<String> PERIODS = List.of("DAY", "WEEK", "MONTH");

    private UsagePlanInput() {}

    static ObjectNode plan(Input input, String id) {
        input.require("createUsagePlanInput", "name");
        ObjectNode plan = JsonNodeFactory.instance.objectNode().put("id", id).put("name", input.requiredText("name"));
        String description = input.text("description");
        if (description != null) {
            plan.put("description", description);
        }
        ArrayNode stages = plan.putArray("apiStages");
        for (Input stage : input.objects("apiStages")) {
            ObjectNode item = stages.addObject()
                    .put("apiId", Objects.requireNonNullElse(stage.text("apiId"), ""))
                    .put("stage", Objects.requireNonNullElse(stage.text("stage"), ""));
            set(item, "throttle", stage.object("throttle"));
        }
        set(plan, "throttle", input.object("throttle"));
        ObjectNode quota = input.object("quota");
        if (quota != null && !quota.has("offset")) {
            quota.put("offset", 0);
        }
        set(plan, "quota", quota);
        set(plan, "tags", input.textMap("tags"));
        check(plan);
        return plan;
    }

    /** What must hold of every plan. */
    static void check(ObjectNode plan) {
        if (plan.path("name").asText().isBlank()) {
            throw AwsFault.badRequest("Usage Plan name cannot be blank");
        }
        throttle(plan.get("throttle"));
        plan.path("apiStages").forEach(stage -> stage.path("throttle").forEach(UsagePlanInput::throttle));
        quota(plan.get("quota"));
    }

    static ObjectNode shown(ObjectNode plan) {
        return plan.deepCopy().without("keyIds");
    }

    static UsagePlanConfig config(ObjectNode plan) {
        List<PlanStage> stages = new ArrayList<>();
        for (JsonNode stage : plan.path("apiStages")) {
            Map<String, Throttle> throttles = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> own : stage.path("throttle").properties()) {
                Throttle throttle = throttle(own.getValue());
                if (throttle != null) {
                    throttles.put(own.getKey(), throttle);
                }
            }
            stages.add(new PlanStage(
                    stage.path("apiId").asText(), stage.path("stage").asText(), throttles));
        }
        List<String> keyIds = new ArrayList<>();
        plan.path("keyIds").forEach(id -> keyIds.add(id.asText()));
        return new UsagePlanConfig(
                plan.path("id").asText(),
                plan.path("name").asText(),
                stages,
                throttle(plan.get("throttle")),
                quota(plan.get("quota")),
                keyIds);
    }

    /** Null where there is none. A side that is not said does not limit: the rate, or the burst, is then the account's. */
    private static @Nullable Throttle throttle(@Nullable JsonNode node) {
        if (node == null || node.isEmpty()) {
            return null;
        }
        double rate = node.path("rateLimit").asDouble(10_000);
        int burst = node.path("burstLimit").asInt(5_000);
        if (rate < 0 || burst < 0) {
            throw AwsFault.badRequest("Usage Plan throttle rate and burst limits cannot be negative");
        }
        return new Throttle(rate, burst);
    }

    static @Nullable Quota quota(@Nullable JsonNode node) {
        if (node == null || node.isEmpty()) {
            return null;
        }
        String period = node.path("period").asText();
        if (!PERIODS.contains(period)) {
            throw AwsFault.badRequest("Usage Plan quota period must be one of " + PERIODS);
        }
        int limit = node.path("limit").asInt();
        int offset = node.path("offset").asInt();
        if (limit < 0 || offset < 0) {
            throw AwsFault.badRequest("Usage Plan quota limit and offset cannot be negative");
        }
        return new Quota(limit, offset, Quota.Period.valueOf(period));
    }

    private static void set(ObjectNode node, String member, @Nullable ObjectNode value) {
        if (value != null && !value.isEmpty()) {
            node.set(member, value);
        }
    }
}
