package dev.sluice.edge.table;

import dev.sluice.contract.config.ApiKeyConfig;
import dev.sluice.contract.config.PlanStage;
import dev.sluice.contract.config.UsagePlanConfig;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** All API keys and usage plans. Immutable: a change gives a new ring that shares all that stayed. */
public final class KeyRing {

    /** No keys, no plans. */
    public static final KeyRing EMPTY =
            new KeyRing(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    private final PMap<String, ApiKeyConfig> keysByValue;
    private final PMap<String, ApiKeyConfig> keysById;
    private final PMap<String, UsagePlanConfig> plansById;
    private final PMap<String, PMap<String, UsagePlanConfig>> plansByKeyId;

    private KeyRing(
            PMap<String, ApiKeyConfig> keysByValue,
            PMap<String, ApiKeyConfig> keysById,
            PMap<String, UsagePlanConfig> plansById,
            PMap<String, PMap<String, UsagePlanConfig>> plansByKeyId) {
        this.keysByValue = keysByValue;
        this.keysById = keysById;
        this.plansById = plansById;
        this.plansByKeyId = plansByKeyId;
    }

    /** A key in use: the plan under which it may call a stage. */
    public record KeyUse(ApiKeyConfig key, UsagePlanConfig plan, PlanStage stage) {}

    /** Null where the value is no enabled key of a plan that has the stage. */
    public @Nullable KeyUse find(String value, String apiId, String stage) {
        ApiKeyConfig key = keysByValue.get(value);
        if (key == null || !key.enabled()) {
            return null;
        }
        for (UsagePlanConfig plan :
                plansByKeyId.getOrDefault(key.id(), HashTreePMap.empty()).values()) {
            for (PlanStage planStage : plan.apiStages()) {
                if (planStage.apiId().equals(apiId) && planStage.stage().equals(stage)) {
                    return new KeyUse(key, plan, planStage);
                }
            }
        }
        return null;
    }

    KeyRing withKey(String id, @Nullable ApiKeyConfig key) {
        ApiKeyConfig old = keysById.get(id);
        PMap<String, ApiKeyConfig> values = old == null ? keysByValue : keysByValue.minus(old.value());
        return key == null
                ? new KeyRing(values, keysById.minus(id), plansById, plansByKeyId)
                : new KeyRing(values.plus(key.value(), key), keysById.plus(id, key), plansById, plansByKeyId);
    }

    KeyRing withPlan(String id, @Nullable UsagePlanConfig plan) {
        PMap<String, PMap<String, UsagePlanConfig>> index = plansByKeyId;
        UsagePlanConfig old = plansById.get(id);
        if (old != null) {
            for (String keyId : old.keyIds()) {
                index = index.plus(
                        keyId, index.getOrDefault(keyId, HashTreePMap.empty()).minus(id));
            }
        }
        if (plan == null) {
            return new KeyRing(keysByValue, keysById, plansById.minus(id), index);
        }
        for (String keyId : plan.keyIds()) {
            index = index.plus(
                    keyId, index.getOrDefault(keyId, HashTreePMap.empty()).plus(id, plan));
        }
        return new KeyRing(keysByValue, keysById, plansById.plus(id, plan), index);
    }
}
