package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.world.Backend;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.CustomResponseBody;
import software.amazon.awssdk.services.wafv2.model.Rule;
import software.amazon.awssdk.services.wafv2.model.RuleAction;
import software.amazon.awssdk.services.wafv2.model.Scope;
import software.amazon.awssdk.services.wafv2.model.Statement;
import software.amazon.awssdk.services.wafv2.model.TextTransformation;
import software.amazon.awssdk.services.wafv2.model.VisibilityConfig;
import software.amazon.awssdk.services.wafv2.model.WafAssociatedItemException;
import software.amazon.awssdk.services.wafv2.model.WafOptimisticLockException;
import software.amazon.awssdk.services.wafv2.model.WebACLSummary;

/** A web ACL before a stage: made, associated, changed and taken away by AWS's own client. */
@OnSuite
class WafIT {

    private static final VisibilityConfig UNSEEN = VisibilityConfig.builder()
            .sampledRequestsEnabled(false)
            .cloudWatchMetricsEnabled(false)
            .metricName("m")
            .build();
    private static final TextTransformation DECODED =
            TextTransformation.builder().priority(0).type("URL_DECODE").build();

    @Test
    void blocksCountsAndAnswersByItself(Gateway gateway, Backend backend) {
        Api api = gateway.serve(Document.named("cached.yaml").with(backend));
        try (Wafv2Client waf = gateway.waf()) {
            WebACLSummary acl = waf.createWebACL(a -> a.name(name())
                            .scope(Scope.REGIONAL)
                            .defaultAction(d -> d.allow(allow -> {}))
                            .visibilityConfig(UNSEEN)
                            .customResponseBodies(Map.of(
                                    "slow",
                                    CustomResponseBody.builder()
                                            .contentType("TEXT_PLAIN")
                                            .content("slow down")
                                            .build()))
                            .rules(
                                    rule(0, a0 -> a0.count(c -> {}), queryHas("bot")).toBuilder()
                                            .ruleLabels(l -> l.name("kind:bot"))
                                            .build(),
                                    rule(1, a1 -> a1.block(b -> {}), queryHas("evil one")),
                                    rule(
                                            2,
                                            a2 -> a2.block(b -> b.customResponse(
                                                    c -> c.responseCode(429).customResponseBodyKey("slow"))),
                                            s -> s.andStatement(and -> and.statements(
                                                    built(l -> l.labelMatchStatement(m ->
                                                            m.scope("LABEL").key("kind:bot"))),
                                                    built(queryHas("fast"))))),
                                    rule(3, a3 -> a3.block(b -> {}), bodyHas("evil"))))
                    .summary();
            associate(gateway, waf, api, acl);

            api.call().get("/pages?page=1").then().statusCode(200);
            forbidden(api.call().get("/pages?page=evil%20one").then());
            forbidden(api.call().get("/nowhere?page=evil+one").then());
            forbidden(api.call().body("so evil").post("/pages?page=1").then());
            api.call().body("so good").post("/pages?page=1").then().statusCode(200);
            api.call().get("/pages?page=bot").then().statusCode(200);
            api.call().get("/pages?page=fastbot").then().statusCode(429).body(equalTo("slow down"));

            clear(gateway, waf, api, acl, acl.lockToken());
        }
    }

    @Test
    void aChangedSetIsInForceAtOnce(Gateway gateway, Backend backend) {
        Api api = gateway.serve(Document.named("cached.yaml").with(backend));
        try (Wafv2Client waf = gateway.waf()) {
            var set = waf.createIPSet(s -> s.name(name())
                            .scope(Scope.REGIONAL)
                            .ipAddressVersion("IPV4")
                            .addresses("192.0.2.0/24"))
                    .summary();
            WebACLSummary acl = waf.createWebACL(a -> a.name(name())
                            .scope(Scope.REGIONAL)
                            .defaultAction(d -> d.allow(allow -> {}))
                            .visibilityConfig(UNSEEN)
                            .rules(rule(
                                    0,
                                    action -> action.block(b -> {}),
                                    s -> s.ipSetReferenceStatement(r -> r.arn(set.arn())))))
                    .summary();
            associate(gateway, waf, api, acl);
            api.call().get("/pages?page=1").then().statusCode(200);

            waf.updateIPSet(u -> u.name(set.name())
                    .id(set.id())
                    .scope(Scope.REGIONAL)
                    .lockToken(set.lockToken())
                    .addresses("127.0.0.0/8"));
            gateway.configuration().awaitApplied();

            forbidden(api.call().get("/pages?page=1").then());
            assertThatThrownBy(() -> update(waf, acl, "00000000-0000-0000-0000-000000000000"))
                    .isInstanceOf(WafOptimisticLockException.class);
            forbidden(api.call().get("/pages?page=1").then());
            String next = update(waf, acl, acl.lockToken());
            gateway.configuration().awaitApplied();
            api.call().get("/pages?page=1").then().statusCode(200);

            clear(gateway, waf, api, acl, next);
        }
    }

    private static void associate(Gateway gateway, Wafv2Client waf, Api api, WebACLSummary acl) {
        waf.associateWebACL(a -> a.webACLArn(acl.arn()).resourceArn(arn(api)));
        gateway.configuration().awaitApplied();
        assertThat(gateway.rest()
                        .getStage(s -> s.restApiId(api.id()).stageName(api.stage()))
                        .webAclArn())
                .isEqualTo(acl.arn());
    }

    /** Takes the web ACL away: what it blocked is let in again. */
    private static void clear(Gateway gateway, Wafv2Client waf, Api api, WebACLSummary acl, String lockToken) {
        assertThatThrownBy(() -> delete(waf, acl, lockToken)).isInstanceOf(WafAssociatedItemException.class);
        waf.disassociateWebACL(d -> d.resourceArn(arn(api)));
        delete(waf, acl, lockToken);
        gateway.configuration().awaitApplied();
        api.call().get("/pages?page=evil+one").then().statusCode(200);
    }

    private static String update(Wafv2Client waf, WebACLSummary acl, String lockToken) {
        return waf.updateWebACL(u -> u.name(acl.name())
                        .id(acl.id())
                        .scope(Scope.REGIONAL)
                        .lockToken(lockToken)
                        .defaultAction(d -> d.allow(allow -> {}))
                        .visibilityConfig(UNSEEN)
                        .rules(List.of()))
                .nextLockToken();
    }

    private static void delete(Wafv2Client waf, WebACLSummary acl, String lockToken) {
        waf.deleteWebACL(
                d -> d.name(acl.name()).id(acl.id()).scope(Scope.REGIONAL).lockToken(lockToken));
    }

    private static void forbidden(ValidatableResponse answer) {
        answer.statusCode(403)
                .header("x-amzn-ErrorType", "ForbiddenException")
                .body(equalTo("{\"message\":\"Forbidden\"}"));
    }

    private static Rule rule(int priority, Consumer<RuleAction.Builder> action, Consumer<Statement.Builder> statement) {
        return Rule.builder()
                .name("r" + priority)
                .priority(priority)
                .statement(statement)
                .action(action)
                .visibilityConfig(UNSEEN)
                .build();
    }

    private static Statement built(Consumer<Statement.Builder> statement) {
        return Statement.builder().applyMutation(statement).build();
    }

    private static Consumer<Statement.Builder> queryHas(String text) {
        return s -> s.byteMatchStatement(b -> b.searchString(SdkBytes.fromUtf8String(text))
                .positionalConstraint("CONTAINS")
                .textTransformations(DECODED)
                .fieldToMatch(f -> f.queryString(q -> {})));
    }

    private static Consumer<Statement.Builder> bodyHas(String text) {
        return s -> s.regexMatchStatement(r -> r.regexString("(?i)" + text)
                .textTransformations(DECODED)
                .fieldToMatch(f -> f.body(b -> b.oversizeHandling("MATCH"))));
    }

    private static String name() {
        return "n-" + UUID.randomUUID();
    }

    private static String arn(Api api) {
        return "arn:aws:apigateway:us-east-1::/restapis/" + api.id() + "/stages/" + api.stage();
    }
}
