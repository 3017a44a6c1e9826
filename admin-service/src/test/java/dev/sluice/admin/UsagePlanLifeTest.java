package dev.sluice.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.QuotaPeriodType;

@QuarkusTest
@QuarkusTestResource(Database.class)
class UsagePlanLifeTest extends WithClient {

    @Test
    void aKeyShowsItsValueOnlyWhenAsked() {
        var key = aws.createApiKey(r -> r.name("mobile").enabled(true));

        assertThat(key.value()).hasSize(40);
        assertThat(aws.getApiKey(r -> r.apiKey(key.id())).value()).isNull();
        assertThat(aws.getApiKey(r -> r.apiKey(key.id()).includeValue(true)).value())
                .isEqualTo(key.value());
        assertThat(aws.getApiKeys(r -> r.nameQuery("mob").includeValues(true)).items())
                .extracting("value")
                .contains(key.value());
        assertThatThrownBy(() -> aws.createApiKey(r -> r.value(key.value()))).isInstanceOf(ConflictException.class);
        aws.deleteApiKey(r -> r.apiKey(key.id()));
        assertThatThrownBy(() -> aws.getApiKey(r -> r.apiKey(key.id()))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void refusesToChangeWhatCannotBe() {
        var key = aws.createApiKey(r -> r.name("fixed"));

        assertThatThrownBy(() -> aws.updateApiKey(r -> r.apiKey(key.id())
                        .patchOperations(p -> p.op(Op.REPLACE).path("/id").value("other"))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Invalid patch path  '/id' specified for op 'replace'. Must be one of:"
                        + " [/description, /enabled, /name, /customerId]");
        aws.deleteApiKey(r -> r.apiKey(key.id()));
    }

    @Test
    void aPlanHoldsKeysAndLimits() {
        var key = aws.createApiKey(r -> r.name("holder").enabled(true));
        var plan = aws.createUsagePlan(r -> r.name("gold")
                .throttle(t -> t.rateLimit(10.0).burstLimit(20))
                .quota(q -> q.limit(1000).period(QuotaPeriodType.DAY)));

        assertThat(aws.createUsagePlanKey(
                                r -> r.usagePlanId(plan.id()).keyId(key.id()).keyType("API_KEY"))
                        .value())
                .isEqualTo(key.value());
        assertThat(aws.getUsagePlanKeys(r -> r.usagePlanId(plan.id())).items())
                .extracting("id")
                .containsExactly(key.id());
        assertThat(aws.getUsagePlans(r -> r.keyId(key.id())).items())
                .extracting("id")
                .containsExactly(plan.id());
        var updated = aws.updateUsagePlan(r -> r.usagePlanId(plan.id())
                .patchOperations(
                        p -> p.op(Op.REPLACE).path("/throttle/rateLimit").value("5")));
        assertThat(updated.throttle().rateLimit()).isEqualTo(5.0);
        assertThat(updated.throttle().burstLimit()).isEqualTo(20);
        aws.deleteUsagePlanKey(r -> r.usagePlanId(plan.id()).keyId(key.id()));
        assertThat(aws.getUsagePlanKeys(r -> r.usagePlanId(plan.id())).items()).isEmpty();
        aws.createUsagePlanKey(r -> r.usagePlanId(plan.id()).keyId(key.id()).keyType("API_KEY"));
        aws.deleteApiKey(r -> r.apiKey(key.id()));
        assertThat(aws.getUsagePlanKeys(r -> r.usagePlanId(plan.id())).items()).isEmpty();
        aws.deleteUsagePlan(r -> r.usagePlanId(plan.id()));
    }

    @Test
    void aPlanIsOnlyForStagesThatExist() {
        assertThatThrownBy(() -> aws.createUsagePlan(
                        r -> r.name("none").apiStages(s -> s.apiId("nothing").stage("dev"))))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid API Stage {api: nothing, stage: dev} specified for usageplan");
    }

    @Test
    void keysComeFromAFile() {
        var plan = aws.createUsagePlan(r -> r.name("imported"));
        String file = "Name,key,description,Enabled,usageplanIds\n"
                + "file one,file-key-one-0123456789,first,TRUE,\"" + plan.id() + ",nowhere\"\n"
                + "file two,short,second,TRUE,\n"
                + "file three,file-key-three-0123456789,third,TRUE," + plan.id() + "\n";

        var imported = aws.importApiKeys(r -> r.format("csv").body(SdkBytes.fromUtf8String(file)));

        assertThat(imported.ids()).hasSize(2);
        assertThat(imported.warnings()).hasSize(2);
        assertThat(imported.warnings().getLast()).startsWith("Line 3: API Key value should be at least");
        assertThat(aws.getUsagePlanKeys(r -> r.usagePlanId(plan.id())).items())
                .extracting("name")
                .containsExactlyInAnyOrder("file one", "file three");
        assertThatThrownBy(() -> aws.importApiKeys(
                        r -> r.format("csv").failOnWarnings(true).body(SdkBytes.fromUtf8String(file))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("API Key already exists");
        assertThatThrownBy(() -> aws.importApiKeys(r -> r.format("xml").body(SdkBytes.fromUtf8String(file))))
                .hasMessageContaining("importApiKeysInput.format");
    }
}
