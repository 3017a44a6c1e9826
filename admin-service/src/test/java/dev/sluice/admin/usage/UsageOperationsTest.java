package dev.sluice.admin.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.admin.Aws;
import dev.sluice.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.QuotaPeriodType;
import software.amazon.awssdk.services.apigateway.model.ServiceUnavailableException;

/** What is decided here: nobody listens where rate-limit-service would. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class UsageOperationsTest {

    private ApiGatewayClient aws = Aws.client();
    private String plan = "";
    private String key = "";

    @BeforeEach
    void planWithAKey() {
        aws = Aws.client();
        plan = aws.createUsagePlan(r -> r.name("metered").quota(q -> q.limit(10).period(QuotaPeriodType.DAY)))
                .id();
        key = aws.createApiKey(r -> r.enabled(true)).id();
        aws.createUsagePlanKey(r -> r.usagePlanId(plan).keyId(key).keyType("API_KEY"));
    }

    @AfterEach
    void close() {
        aws.deleteUsagePlan(r -> r.usagePlanId(plan));
        aws.deleteApiKey(r -> r.apiKey(key));
        aws.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-10, 2026-11-09, Invalid time range",
        "2026-01-01, 2026-11-09, at most 90 days",
        "yesterday, 2026-11-09, Invalid date 'yesterday'",
        "2026-11-01, 2026-11-31, Invalid date '2026-11-31'"
    })
    void refusesDaysThatAreNone(String start, String end, String message) {
        assertThatThrownBy(() ->
                        aws.getUsage(r -> r.usagePlanId(plan).startDate(start).endDate(end)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining(message);
    }

    @Test
    void knowsNoPlanAndNoKeyThatAreNotThere() {
        assertThatThrownBy(() -> aws.getUsage(
                        r -> r.usagePlanId("none").startDate("2026-11-01").endDate("2026-11-02")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid Usage Plan ID specified");
        assertThatThrownBy(() -> remain("none", "/remaining", "5"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid Usage Plan Key identifier specified");
    }

    @Test
    void reportsNothingOfAPlanWithoutAQuota() {
        aws.updateUsagePlan(
                r -> r.usagePlanId(plan).patchOperations(p -> p.op(Op.REMOVE).path("/quota")));
        var usage =
                aws.getUsage(r -> r.usagePlanId(plan).startDate("2026-11-01").endDate("2026-11-02"));
        assertThat(usage.usagePlanId()).isEqualTo(plan);
        assertThat(usage.startDate()).isEqualTo("2026-11-01");
        assertThat(usage.items()).isEmpty();
        assertThatThrownBy(() -> remain(key, "/remaining", "5")).isInstanceOf(BadRequestException.class);
    }

    @Test
    void changesNothingButWhatRemains() {
        assertThatThrownBy(() -> remain(key, "/used", "5"))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Invalid patch path /used");
        assertThatThrownBy(() -> remain(key, "/remaining", "-5")).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> remain(key, "/remaining", "many")).isInstanceOf(BadRequestException.class);
    }

    @Test
    void saysThatItNeedsRateLimitService() {
        assertThatThrownBy(() -> aws.getUsage(
                        r -> r.usagePlanId(plan).startDate("2026-11-01").endDate("2026-11-02")))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("rate-limit-service")
                .extracting(e -> ((ApiGatewayException) e).statusCode())
                .isEqualTo(503);
    }

    private void remain(String keyId, String path, String value) {
        aws.updateUsage(r -> r.usagePlanId(plan)
                .keyId(keyId)
                .patchOperations(p -> p.op(Op.REPLACE).path(path).value(value)));
    }
}
