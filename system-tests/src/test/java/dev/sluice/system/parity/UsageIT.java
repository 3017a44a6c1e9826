package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.QuotaPeriodType;

/** How much of a usage plan's quota was used. */
@Parity
class UsageIT {

    @Test
    void toldByDayAndGrantedAnew(ControlPlane control) {
        var plan = control.unseen()
                .createUsagePlan(r -> r.name("counted").quota(q -> q.limit(100).period(QuotaPeriodType.DAY)));
        var key = control.unseen().createApiKey(r -> r.name("counted").enabled(true));
        control.unseen()
                .createUsagePlanKey(
                        r -> r.usagePlanId(plan.id()).keyId(key.id()).keyType("API_KEY"));
        String today = LocalDate.now(ZoneOffset.UTC).toString();

        var updated = control.aws()
                .updateUsage(
                        r -> r.usagePlanId(plan.id()).keyId(key.id()).patchOperations(replace("/remaining", "42")));
        var usage = control.aws()
                .getUsage(r -> r.usagePlanId(plan.id()).startDate(today).endDate(today));

        assertThat(updated.usagePlanId()).isEqualTo(plan.id());
        assertThat(usage.startDate()).isEqualTo(today);
        assertThat(usage.items().get(key.id())).containsExactly(List.of(0L, 42L));
        control.unseen().deleteApiKey(r -> r.apiKey(key.id()));
        control.unseen().deleteUsagePlan(r -> r.usagePlanId(plan.id()));
    }
}
