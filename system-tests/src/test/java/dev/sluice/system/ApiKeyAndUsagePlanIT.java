package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.CreateApiKeyResponse;
import software.amazon.awssdk.services.apigateway.model.CreateUsagePlanRequest;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.QuotaPeriodType;

/** Who holds a key may call, as much as its usage plan gives. */
@OnSuite
class ApiKeyAndUsagePlanIT {

    private static final String FORBIDDEN = "{\"message\":\"Forbidden\"}";

    @Test
    void letsOnlyHoldersOfAKeyOfThePlanIn(Gateway gateway) {
        var api = gateway.serve(Document.named("keyed.yaml"));
        var key = createKey(gateway);
        var stranger = createKey(gateway);
        plan(gateway, api, key, plan -> {});

        api.call().get("/open").then().statusCode(200);
        api.call()
                .get("/closed")
                .then()
                .statusCode(403)
                .header("x-amzn-ErrorType", equalTo("ForbiddenException"))
                .body(equalTo(FORBIDDEN));
        callWith(api, "not a key of anybody").then().statusCode(403).body(equalTo(FORBIDDEN));
        callWith(api, stranger.value()).then().statusCode(403).body(equalTo(FORBIDDEN));
        callWith(api, key.value()).then().statusCode(200).body("key", equalTo(key.id()));
    }

    @Test
    void forbidsADisabledKey(Gateway gateway) {
        var api = gateway.serve(Document.named("keyed.yaml"));
        var key = createKey(gateway);
        plan(gateway, api, key, plan -> {});
        callWith(api, key.value()).then().statusCode(200);

        gateway.rest()
                .updateApiKey(request -> request.apiKey(key.id())
                        .patchOperations(
                                patch -> patch.op(Op.REPLACE).path("/enabled").value("false")));
        gateway.configuration().awaitApplied();

        callWith(api, key.value()).then().statusCode(403).body(equalTo(FORBIDDEN));
    }

    @Test
    void saysLimitExceededWhenTheQuotaIsSpent(Gateway gateway) {
        var api = gateway.serve(Document.named("keyed.yaml"));
        var key = createKey(gateway);
        plan(gateway, api, key, plan -> plan.quota(quota -> quota.limit(3).period(QuotaPeriodType.MONTH)));

        for (int call = 0; call < 3; call++) {
            callWith(api, key.value()).then().statusCode(200);
        }
        callWith(api, key.value())
                .then()
                .statusCode(429)
                .header("x-amzn-ErrorType", equalTo("LimitExceededException"))
                .body(equalTo("{\"message\":\"Limit Exceeded\"}"));
    }

    @Test
    void saysTooManyRequestsWhenTheBurstIsSpent(Gateway gateway) {
        int burst = 4;
        var api = gateway.serve(Document.named("keyed.yaml"));
        var key = createKey(gateway);
        plan(
                gateway,
                api,
                key,
                plan -> plan.throttle(throttle -> throttle.rateLimit(1.0).burstLimit(burst)));

        long begin = System.nanoTime();
        List<Response> refused = new ArrayList<>();
        int admitted = 0;
        for (int call = 0; call < 30; call++) {
            var answer = callWith(api, key.value());
            if (answer.statusCode() == 200) {
                admitted++;
            } else {
                refused.add(answer);
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;

        assertThat(admitted).isBetween(burst, burst + 1 + (int) Math.ceil(seconds));
        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(answer -> answer.then()
                        .statusCode(429)
                        .header("x-amzn-ErrorType", equalTo("TooManyRequestsException"))
                        .body(equalTo("{\"message\":\"Too Many Requests\"}")));
    }

    @Test
    void limitsOneKeyWithoutTheOther(Gateway gateway) {
        var api = gateway.serve(Document.named("keyed.yaml"));
        var one = createKey(gateway);
        var two = createKey(gateway);
        plan(gateway, api, one, plan -> plan.quota(quota -> quota.limit(1).period(QuotaPeriodType.DAY)));
        plan(gateway, api, two, plan -> plan.quota(quota -> quota.limit(1).period(QuotaPeriodType.DAY)));

        callWith(api, one.value()).then().statusCode(200);
        callWith(api, one.value()).then().statusCode(429);
        callWith(api, two.value()).then().statusCode(200);
    }

    @Test
    void reportsWhatWasSpentAndLetsMoreThroughOnAWord(Gateway gateway) {
        var api = gateway.serve(Document.named("keyed.yaml"));
        var key = createKey(gateway);
        String plan = plan(
                gateway,
                api,
                key,
                limits -> limits.quota(quota -> quota.limit(2).period(QuotaPeriodType.MONTH)));
        callWith(api, key.value()).then().statusCode(200);
        callWith(api, key.value()).then().statusCode(200);
        assertThat(usage(gateway, plan)).containsExactly(Map.entry(key.id(), List.of(List.of(2L, 0L))));

        var extended = gateway.rest()
                .updateUsage(request -> request.usagePlanId(plan)
                        .keyId(key.id())
                        .patchOperations(
                                patch -> patch.op(Op.REPLACE).path("/remaining").value("3")));

        assertThat(extended.items()).containsExactly(Map.entry(key.id(), List.of(List.of(2L, 3L))));
        for (int call = 0; call < 3; call++) {
            callWith(api, key.value()).then().statusCode(200);
        }
        callWith(api, key.value()).then().statusCode(429);
        assertThat(usage(gateway, plan)).containsExactly(Map.entry(key.id(), List.of(List.of(5L, 0L))));
    }

    private static Map<String, List<List<Long>>> usage(Gateway gateway, String plan) {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        return gateway.rest()
                .getUsage(request -> request.usagePlanId(plan).startDate(today).endDate(today))
                .items();
    }

    private static Response callWith(Api api, String key) {
        return api.call().header("x-api-key", key).get("/closed");
    }

    private static CreateApiKeyResponse createKey(Gateway gateway) {
        return gateway.rest()
                .createApiKey(
                        request -> request.name("key-" + UUID.randomUUID()).enabled(true));
    }

    private static String plan(
            Gateway gateway, Api api, CreateApiKeyResponse key, Consumer<CreateUsagePlanRequest.Builder> limits) {
        var plan = gateway.rest().createUsagePlan(request -> {
            request.name("plan-" + UUID.randomUUID())
                    .apiStages(stage -> stage.apiId(api.id()).stage(api.stage()));
            limits.accept(request);
        });
        gateway.rest()
                .createUsagePlanKey(request ->
                        request.usagePlanId(plan.id()).keyId(key.id()).keyType("API_KEY"));
        gateway.configuration().awaitApplied();
        return plan.id();
    }
}
