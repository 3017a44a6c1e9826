package dev.sluice.edge.pipeline;

import dev.sluice.contract.config.Throttle;
import dev.sluice.contract.config.UsagePlanConfig;
import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.remote.Bucket;
import dev.sluice.edge.remote.TokenLeases;
import dev.sluice.edge.table.KeyRing.KeyUse;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the limits, in AWS's order: the plan for the key and method, the plan for the key, the stage for the method. The
 * first refusal decides, and a refused request consumes nothing.
 */
final class ThrottleStep implements Step {

    private final TokenLeases tokens;

    ThrottleStep(TokenLeases tokens) {
        this.tokens = tokens;
    }

    @Override
    public Future<Outcome> apply(Exchange exchange) {
        return tokens.takeAll(buckets(exchange)).compose(refused -> refused == null ? Outcome.NEXT : refuse(refused));
    }

    private static Future<Outcome> refuse(Bucket bucket) {
        Fault fault = bucket.isQuota() ? Fault.QUOTA_EXCEEDED : Fault.THROTTLED;
        return Future.failedFuture(new FaultException(fault, bucket.name() + " is spent"));
    }

    /** What limits a request, in the order in which it is asked. */
    static List<Bucket> buckets(Exchange exchange) {
        List<Bucket> buckets = new ArrayList<>(4);
        String method = exchange.route().key();
        KeyUse use = exchange.keyUse();
        if (use != null) {
            ofPlan(buckets, use, method);
        }
        Throttle stage = exchange.route().stageThrottle();
        if (stage != null) {
            buckets.add(Bucket.of(
                    "stage/" + exchange.stage().apiId() + "/" + exchange.stage().name() + method, stage));
        }
        return buckets;
    }

    private static void ofPlan(List<Bucket> buckets, KeyUse use, String method) {
        UsagePlanConfig plan = use.plan();
        String name = "usageplan/" + plan.id() + "/" + use.key().id();
        @Nullable Throttle ofMethod = use.stage().throttle().get(method);
        if (ofMethod != null) {
            buckets.add(Bucket.of(
                    name + "/" + use.stage().apiId() + "/" + use.stage().stage() + method, ofMethod));
        }
        if (plan.throttle() != null) {
            buckets.add(Bucket.of(name + "/throttle", plan.throttle()));
        }
        if (plan.quota() != null) {
            buckets.add(Bucket.of(name + "/quota", plan.quota()));
        }
    }
}
