package dev.sluice.admin.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.Edit;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.patch.PatchOperation.Op;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.patch.Value;
import dev.sluice.admin.wire.Input;
import dev.sluice.contract.wire.Wire;
import java.util.List;
import java.util.Map;

/** What may be patched in a usage plan. A stage of it is named {@code apiId:stage}. */
final class UsagePlanPatches {

    private static final String THROTTLE = "/apiStages/<apidId:stageName>/throttle";
    private static final String METHOD = THROTTLE + "/<resourcePath>/<httpMethod>";

    /** In AWS's order, as far as its errors tell. */
    static final PatchTable TABLE = PatchTable.of(PatchTable.Wording.CHOICES)
            .replace("/name", Value.TEXT)
            .replace("/description", Value.TEXT)
            .rule("/apiStages", UsagePlanPatches::stages, Op.ADD, Op.REMOVE)
            .rule("/quota", Edit.member("quota", Value.TEXT), Op.REMOVE)
            .rule("/throttle", Edit.member("throttle", Value.TEXT), Op.REMOVE)
            .member("/productCode", Value.TEXT)
            .rule("/throttle/rateLimit", in("throttle", "rateLimit", Value.DECIMAL), Op.ADD, Op.REPLACE)
            .rule("/throttle/burstLimit", in("throttle", "burstLimit", Value.WHOLE), Op.ADD, Op.REPLACE)
            .rule("/quota/limit", in("quota", "limit", Value.WHOLE), Op.ADD, Op.REPLACE)
            .rule("/quota/offset", in("quota", "offset", Value.WHOLE), Op.ADD, Op.REPLACE)
            .rule("/quota/period", in("quota", "period", Value.TEXT), Op.ADD, Op.REPLACE)
            .rule(METHOD + "/rateLimit", method("rateLimit", Value.DECIMAL), Op.ADD, Op.REPLACE)
            .rule(METHOD + "/burstLimit", method("burstLimit", Value.WHOLE), Op.ADD, Op.REPLACE)
            .rule(METHOD, UsagePlanPatches::removeMethod, Op.REMOVE)
            .rule(THROTTLE, UsagePlanPatches::throttle, Op.ADD, Op.REPLACE, Op.REMOVE)
            .build();

    private UsagePlanPatches() {}

    /**
     * A plan of the stages that are to be taken out of this one and are not in it: whether they exist at all is what AWS
     * tells first.
     */
    static ObjectNode strangers(ObjectNode plan, List<PatchOperation> operations) {
        ObjectNode strangers = JsonNodeFactory.instance.objectNode();
        strangers.set("id", plan.path("id"));
        ArrayNode stages = strangers.putArray("apiStages");
        for (PatchOperation operation : operations) {
            String[] parts = parts(operation);
            boolean removed = operation.op() == Op.REMOVE && operation.path().equals("/apiStages");
            if (removed && parts.length == 2 && !has(plan, parts[0] + ":" + parts[1])) {
                stages.addObject().put("apiId", parts[0]).put("stage", parts[1]);
            }
        }
        return strangers;
    }

    private static String[] parts(PatchOperation operation) {
        String name = operation.value() == null ? "" : operation.value();
        return name.split(":", -1);
    }

    private static boolean has(ObjectNode plan, String name) {
        for (JsonNode stage : plan.path("apiStages")) {
            if (name(stage).equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static Edit in(String member, String name, Value value) {
        return Edit.within(member, Edit.member(name, value));
    }

    private static void stages(ObjectNode plan, List<String> captured, PatchOperation operation) {
        String[] parts = parts(operation);
        String name = String.join(":", parts);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw AwsFault.badRequest("Invalid API Stage specified");
        }
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        plan.path("apiStages").forEach(stage -> {
            if (!name(stage).equals(name)) {
                kept.add(stage);
            } else if (operation.op() == Op.ADD) {
                throw AwsFault.conflict("Usage Plan already has the API Stage " + name);
            }
        });
        if (operation.op() == Op.ADD) {
            kept.addObject().put("apiId", parts[0]).put("stage", parts[1]);
        } else if (kept.size() == plan.path("apiStages").size()) {
            throw AwsFault.badRequest("Invalid API Stage specified");
        }
        plan.set("apiStages", kept);
    }

    private static Edit method(String member, Value value) {
        return (plan, captured, operation) -> stage(plan, captured.get(0))
                .withObjectProperty("throttle")
                .withObjectProperty(key(captured))
                .set(member, value.parse(operation.requiredValue()));
    }

    private static void removeMethod(ObjectNode plan, List<String> captured, PatchOperation operation) {
        stage(plan, captured.get(0)).withObjectProperty("throttle").remove(key(captured));
    }

    /** All of them at once, as the text of a JSON object by resource path and method. */
    private static void throttle(ObjectNode plan, List<String> captured, PatchOperation operation) {
        ObjectNode stage = stage(plan, captured.get(0));
        if (operation.op() == Op.REMOVE) {
            stage.remove("throttle");
        } else {
            stage.set("throttle", throttles(operation.requiredValue()));
        }
    }

    private static JsonNode throttles(String text) {
        try {
            if (Wire.mapper().readTree(text) instanceof ObjectNode throttles) {
                ObjectNode read = JsonNodeFactory.instance.objectNode();
                for (Map.Entry<String, JsonNode> own : throttles.properties()) {
                    Input given = new Input(throttles).at(own.getKey());
                    ObjectNode one = read.putObject(own.getKey());
                    one.put("rateLimit", given.number("rateLimit")).put("burstLimit", given.whole("burstLimit"));
                    one.properties().removeIf(limit -> limit.getValue().isNull());
                }
                return read;
            }
        } catch (JsonProcessingException e) {
            throw AwsFault.badRequest("Invalid throttle specified: " + e.getOriginalMessage());
        }
        throw AwsFault.badRequest("Invalid throttle specified: not a map of throttle settings");
    }

    private static ObjectNode stage(ObjectNode plan, String name) {
        for (JsonNode stage : plan.path("apiStages")) {
            if (name(stage).equals(name)) {
                return (ObjectNode) stage;
            }
        }
        throw AwsFault.badRequest("Invalid API Stage specified");
    }

    private static String name(JsonNode stage) {
        return stage.path("apiId").asText() + ":" + stage.path("stage").asText();
    }

    /** The resource's path with its slash in front, a slash and the method. */
    private static String key(List<String> captured) {
        String path = captured.get(1);
        return (path.startsWith("/") || path.equals("*") ? path : "/" + path) + "/" + captured.get(2);
    }
}
