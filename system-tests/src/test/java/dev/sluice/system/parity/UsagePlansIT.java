package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.QuotaPeriodType;

/** Usage plans, the keys that they are for, and how much of them was used. */
@Parity
class UsagePlansIT {

    @Test
    void madeChangedAndRemoved(ControlPlane control) {
        try (Sample sample = Sample.in(control).mocked()) {
            sample.deployed("dev");
            var created = control.aws()
                    .createUsagePlan(r -> r.name("gold")
                            .apiStages(s -> s.apiId(sample.api()).stage("dev"))
                            .throttle(t -> t.rateLimit(10.0).burstLimit(20))
                            .quota(q -> q.limit(100).period(QuotaPeriodType.DAY)));
            assertThat(created.quota().offset()).isZero();

            control.aws()
                    .updateUsagePlan(r -> r.usagePlanId(created.id())
                            .patchOperations(replace("/throttle/rateLimit", "5"), replace("/name", "silver")));

            var shown = control.aws().getUsagePlan(r -> r.usagePlanId(created.id()));
            assertThat(shown.name()).isEqualTo("silver");
            assertThat(shown.throttle().rateLimit()).isEqualTo(5.0);
            assertThat(shown.apiStages()).singleElement().extracting("stage").isEqualTo("dev");
            assertThat(control.aws().getUsagePlans(r -> r.limit(500)).items())
                    .extracting("id")
                    .contains(created.id());
            control.unseen()
                    .updateUsagePlan(r -> r.usagePlanId(created.id())
                            .patchOperations(
                                    p -> p.op(Op.REMOVE).path("/apiStages").value(sample.api() + ":dev")));
            control.aws().deleteUsagePlan(r -> r.usagePlanId(created.id()));
        }
    }

    @Test
    void holdKeys(ControlPlane control) {
        var plan = control.unseen().createUsagePlan(r -> r.name("keys"));
        var key = control.unseen().createApiKey(r -> r.name("held").enabled(true));

        var joined = control.aws()
                .createUsagePlanKey(
                        r -> r.usagePlanId(plan.id()).keyId(key.id()).keyType("API_KEY"));

        assertThat(joined.type()).isEqualTo("API_KEY");
        assertThat(control.aws()
                        .getUsagePlanKey(r -> r.usagePlanId(plan.id()).keyId(key.id()))
                        .name())
                .isEqualTo("held");
        assertThat(control.aws().getUsagePlanKeys(r -> r.usagePlanId(plan.id())).items())
                .extracting("id")
                .containsExactly(key.id());
        control.aws().deleteUsagePlanKey(r -> r.usagePlanId(plan.id()).keyId(key.id()));
        control.unseen().deleteUsagePlan(r -> r.usagePlanId(plan.id()));
        control.unseen().deleteApiKey(r -> r.apiKey(key.id()));
    }
}
