package dev.sluice.admin.waf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.admin.Aws;
import dev.sluice.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.CountryCode;
import software.amazon.awssdk.services.wafv2.model.FieldToMatch;
import software.amazon.awssdk.services.wafv2.model.Rule;
import software.amazon.awssdk.services.wafv2.model.Scope;
import software.amazon.awssdk.services.wafv2.model.Statement;
import software.amazon.awssdk.services.wafv2.model.WafInvalidParameterException;

/** A rule that no router would evaluate is never accepted. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RefusedRulesTest {

    private final Wafv2Client waf = Aws.waf();
    private final Acls acls = new Acls(waf);

    static Stream<Arguments> refusedStatements() {
        return Stream.of(
                refused(
                        "GEO_MATCH_STATEMENT",
                        "GeoMatchStatement",
                        s -> s.geoMatchStatement(g -> g.countryCodes(CountryCode.CH))),
                refused("STATEMENT", "AsnMatchStatement", s -> s.asnMatchStatement(a -> a.asnList(1L))),
                refused(
                        "RATE_BASED_STATEMENT",
                        "RateBasedStatement",
                        s -> s.rateBasedStatement(r -> r.limit(100L).aggregateKeyType("IP"))),
                refused(
                        "MANAGED_RULE_SET_STATEMENT",
                        "ManagedRuleGroupStatement",
                        s -> s.managedRuleGroupStatement(
                                m -> m.vendorName("AWS").name("AWSManagedRulesCommonRuleSet"))),
                refused(
                        "RULE_GROUP_REFERENCE_STATEMENT",
                        "RuleGroupReferenceStatement",
                        s -> s.ruleGroupReferenceStatement(
                                r -> r.arn("arn:aws:wafv2:us-east-1:0:regional/rulegroup/a/b"))),
                refused(
                        "SQLI_MATCH_STATEMENT",
                        "SqliMatchStatement",
                        s -> s.sqliMatchStatement(
                                m -> m.fieldToMatch(f -> f.queryString(q -> {})).textTransformations(Acls.AS_IT_IS))),
                refused(
                        "XSS_MATCH_STATEMENT",
                        "XssMatchStatement",
                        s -> s.xssMatchStatement(
                                m -> m.fieldToMatch(f -> f.queryString(q -> {})).textTransformations(Acls.AS_IT_IS))),
                refused(
                        "FIELD_TO_MATCH",
                        "JA3Fingerprint",
                        in(f -> f.ja3Fingerprint(j -> j.fallbackBehavior("MATCH")))),
                refused("FIELD_TO_MATCH", "HeaderOrder", in(f -> f.headerOrder(o -> o.oversizeHandling("MATCH")))),
                refused(
                        "STATEMENT",
                        "(?=a)b",
                        s -> s.regexMatchStatement(r -> r.regexString("(?=a)b")
                                .fieldToMatch(f -> f.uriPath(u -> {}))
                                .textTransformations(Acls.AS_IT_IS))),
                refused(
                        "TEXT_TRANSFORMATION",
                        "ROT13",
                        s -> s.byteMatchStatement(b -> b.searchString(SdkBytes.fromUtf8String("a"))
                                .positionalConstraint("EXACTLY")
                                .fieldToMatch(f -> f.uriPath(u -> {}))
                                .textTransformations(t -> t.priority(0).type("ROT13")))),
                refused(
                        "BYTE_MATCH_STATEMENT",
                        "YSBi",
                        s -> s.byteMatchStatement(b -> b.searchString(SdkBytes.fromUtf8String("a b"))
                                .positionalConstraint("CONTAINS_WORD")
                                .fieldToMatch(f -> f.uriPath(u -> {}))
                                .textTransformations(Acls.AS_IT_IS))));
    }

    @ParameterizedTest
    @MethodSource("refusedStatements")
    void namesTheStatement(String field, String parameter, Consumer<Statement.Builder> statement) {
        Rule nested = Acls.blocking(0, s -> s.notStatement(n -> n.statement(statement)));

        WafInvalidParameterException refusal =
                catchThrowableOfType(WafInvalidParameterException.class, () -> acls.create(nested));

        assertThat(refusal.fieldAsString()).isEqualTo(field);
        assertThat(refusal.parameter()).isEqualTo(parameter);
        assertThat(refusal.getMessage()).contains(refusal.reason());
    }

    @Test
    void namesTheAction() {
        refusedAction("Captcha", "RULE_ACTION", r -> r.action(a -> a.captcha(c -> {})));
        refusedAction("Challenge", "RULE_ACTION", r -> r.action(a -> a.challenge(c -> {})));
        refusedAction(
                "CustomRequestHandling",
                "CUSTOM_REQUEST_HANDLING",
                r -> r.action(a -> a.count(c -> c.customRequestHandling(
                        h -> h.insertHeaders(i -> i.name("a").value("b"))))));
        refusedAction("[]", "RULE_ACTION", r -> r.action(a -> {}));
        refusedAction(
                "nowhere",
                "CUSTOM_RESPONSE_BODY",
                r -> r.action(a ->
                        a.block(b -> b.customResponse(c -> c.responseCode(403).customResponseBodyKey("nowhere")))));
    }

    @Test
    void namesTheAddress() {
        for (String address : new String[] {"192.0.2.1", "0.0.0.0/0", "192.0.2.0/33", "2001:db8::/32", "localhost/8"}) {
            WafInvalidParameterException refusal =
                    catchThrowableOfType(WafInvalidParameterException.class, () -> acls.addresses(address));

            assertThat(refusal.fieldAsString()).isEqualTo("IP_ADDRESS");
            assertThat(refusal.parameter()).isEqualTo(address);
        }
    }

    @Test
    void hasNoDistributions() {
        WafInvalidParameterException refusal = catchThrowableOfType(
                WafInvalidParameterException.class, () -> waf.listWebACLs(l -> l.scope(Scope.CLOUDFRONT)));

        assertThat(refusal.fieldAsString()).isEqualTo("SCOPE_VALUE");
    }

    @Test
    void tellsWhatRulesCost() {
        Rule rule = Acls.blocking(
                0,
                s -> s.andStatement(a -> a.statements(
                        Statement.builder().applyMutation(Acls.queryHas("a")).build(),
                        Statement.builder()
                                .regexMatchStatement(r -> r.regexString("a+")
                                        .fieldToMatch(f -> f.jsonBody(
                                                j -> j.matchScope("ALL").matchPattern(p -> p.all(all -> {}))))
                                        .textTransformations(t -> t.priority(0).type("LOWERCASE")))
                                .build(),
                        Statement.builder()
                                .sizeConstraintStatement(z -> z.size(1L)
                                        .comparisonOperator("GT")
                                        .fieldToMatch(f -> f.allQueryArguments(q -> {}))
                                        .textTransformations(Acls.AS_IT_IS))
                                .build())));

        assertThat(waf.checkCapacity(c -> c.scope(Scope.REGIONAL).rules(rule)).capacity())
                .isEqualTo(10 + (2 * 3 + 10) + (1 + 10));
    }

    private void refusedAction(String parameter, String field, Consumer<Rule.Builder> action) {
        Rule rule = Acls.blocking(0, Acls.queryHas("a")).toBuilder()
                .applyMutation(action)
                .build();

        WafInvalidParameterException refusal =
                catchThrowableOfType(WafInvalidParameterException.class, () -> acls.create(rule));

        assertThat(refusal.fieldAsString()).isEqualTo(field);
        assertThat(refusal.parameter()).isEqualTo(parameter);
    }

    private static Consumer<Statement.Builder> in(Consumer<FieldToMatch.Builder> field) {
        return s -> s.byteMatchStatement(b -> b.searchString(SdkBytes.fromUtf8String("a"))
                .positionalConstraint("EXACTLY")
                .fieldToMatch(field)
                .textTransformations(Acls.AS_IT_IS));
    }

    private static Arguments refused(String field, String parameter, Consumer<Statement.Builder> statement) {
        return Arguments.of(field, parameter, statement);
    }
}
