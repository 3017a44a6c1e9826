package dev.sluice.admin.waf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.admin.Aws;
import dev.sluice.admin.Database;
import dev.sluice.admin.Published;
import dev.sluice.contract.webacl.RuleAction;
import dev.sluice.contract.webacl.Statement.IpMatch;
import dev.sluice.contract.webacl.Statement.RegexMatch;
import dev.sluice.contract.webacl.WebAclConfig;
import dev.sluice.contract.wire.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.IPSetSummary;
import software.amazon.awssdk.services.wafv2.model.Rule;
import software.amazon.awssdk.services.wafv2.model.Scope;
import software.amazon.awssdk.services.wafv2.model.WafAssociatedItemException;
import software.amazon.awssdk.services.wafv2.model.WafDuplicateItemException;
import software.amazon.awssdk.services.wafv2.model.WafNonexistentItemException;
import software.amazon.awssdk.services.wafv2.model.WafOptimisticLockException;
import software.amazon.awssdk.services.wafv2.model.WebACL;
import software.amazon.awssdk.services.wafv2.model.WebACLSummary;

@QuarkusTest
@QuarkusTestResource(Database.class)
class WebAclTest {

    @Inject
    DataSource dataSource;

    private Wafv2Client waf;
    private Acls acls;

    @BeforeEach
    void open() {
        waf = Aws.waf();
        acls = new Acls(waf);
    }

    @AfterEach
    void close() {
        waf.close();
    }

    @Test
    void isShownAsItWasMade() {
        WebACLSummary made = acls.create(acl -> acl.description("for tests")
                .rules(Acls.blocking(3, Acls.queryHas("evil")))
                .tags(t -> t.key("team").value("pets")));

        var got = waf.getWebACL(g -> g.name(made.name()).id(made.id()).scope(Scope.REGIONAL));
        WebACL acl = got.webACL();

        assertThat(made.arn())
                .isEqualTo("arn:aws:wafv2:us-east-1:000000000000:regional/webacl/" + made.name() + "/" + made.id());
        assertThat(got.lockToken()).isEqualTo(made.lockToken());
        assertThat(acl.description()).isEqualTo("for tests");
        assertThat(acl.capacity()).isEqualTo(10);
        assertThat(acl.labelNamespace()).isEqualTo("awswaf:000000000000:webacl:" + made.name() + ":");
        assertThat(acl.rules()).containsExactly(Acls.blocking(3, Acls.queryHas("evil")));
        assertThat(waf.getWebACL(g -> g.arn(made.arn())).webACL()).isEqualTo(acl);
        assertThat(waf.listTagsForResource(l -> l.resourceARN(made.arn()))
                        .tagInfoForResource()
                        .tagList())
                .extracting("key", "value")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("team", "pets"));
    }

    @Test
    void isPublishedWithAllThatItRefersTo() throws Exception {
        IPSetSummary set = acls.addresses("192.0.2.0/24");
        var patterns = waf.createRegexPatternSet(p -> p.name(Acls.name())
                        .scope(Scope.REGIONAL)
                        .regularExpressionList(r -> r.regexString("^bot"), r -> r.regexString("crawl")))
                .summary();
        Rule later = Acls.blocking(7, Acls.in(set));
        Rule first = Acls.blocking(
                        1,
                        s -> s.regexPatternSetReferenceStatement(r -> r.arn(patterns.arn())
                                .textTransformations(Acls.AS_IT_IS)
                                .fieldToMatch(f -> f.singleHeader(h -> h.name("User-Agent")))))
                .toBuilder()
                .ruleLabels(l -> l.name("kind:bot"))
                .action(a -> a.block(b -> b.customResponse(c -> c.responseCode(429)
                        .customResponseBodyKey("slow")
                        .responseHeaders(h -> h.name("Retry-After").value("60")))))
                .build();

        WebACLSummary made = acls.create(acl -> acl.rules(later, first)
                .customResponseBodies(Map.of(
                        "slow",
                        software.amazon.awssdk.services.wafv2.model.CustomResponseBody.builder()
                                .contentType("TEXT_PLAIN")
                                .content("slow down")
                                .build())));

        WebAclConfig config = published(made);
        assertThat(config.arn()).isEqualTo(made.arn());
        assertThat(config.defaultAction()).isEqualTo(RuleAction.of(RuleAction.Kind.ALLOW));
        assertThat(config.rules()).extracting("name").containsExactly("r1", "r7");
        assertThat(((RegexMatch) config.rules().getFirst().statement()).patterns())
                .containsExactly("^bot", "crawl");
        assertThat(config.rules().getFirst().labels())
                .containsExactly("awswaf:000000000000:webacl:" + made.name() + ":kind:bot");
        assertThat(config.rules().getFirst().action().response())
                .isEqualTo(new RuleAction.CustomResponse(429, Map.of("Retry-After", "60"), "text/plain", "slow down"));
        assertThat(config.rules().getLast().statement()).isEqualTo(new IpMatch(List.of("192.0.2.0/24"), null));
    }

    @Test
    void aChangeOfASetPublishesTheWebAclsThatHaveIt() throws Exception {
        IPSetSummary set = acls.addresses("192.0.2.0/24");
        IPSetSummary other = acls.addresses("198.51.100.0/24");
        WebACLSummary made = acls.create(Acls.blocking(
                0,
                s -> s.orStatement(o -> o.statements(
                        either -> Acls.in(set).accept(either),
                        or -> Acls.in(other).accept(or)))));

        String next = waf.updateIPSet(u -> u.name(set.name())
                        .id(set.id())
                        .scope(Scope.REGIONAL)
                        .lockToken(set.lockToken())
                        .addresses("203.0.113.7/32"))
                .nextLockToken();

        assertThat(published(made).rules().getFirst().statement().toString())
                .contains("203.0.113.7/32", "198.51.100.0/24")
                .doesNotContain("192.0.2.0/24");
        assertThatThrownBy(() -> waf.deleteIPSet(d ->
                        d.name(set.name()).id(set.id()).scope(Scope.REGIONAL).lockToken(next)))
                .isInstanceOf(WafAssociatedItemException.class);
        acls.delete(made, made.lockToken());
        waf.deleteIPSet(
                d -> d.name(set.name()).id(set.id()).scope(Scope.REGIONAL).lockToken(next));
        assertThatThrownBy(
                        () -> waf.getIPSet(g -> g.name(set.name()).id(set.id()).scope(Scope.REGIONAL)))
                .isInstanceOf(WafNonexistentItemException.class);
        assertThat(new Published(dataSource).newest("webacl/" + made.id())).contains("");
    }

    @Test
    void nobodyChangesWhatTheyHaveNotSeen() {
        WebACLSummary made = acls.create(Acls.blocking(0, Acls.queryHas("evil")));

        String next = acls.update(made, made.lockToken(), List.of());

        assertThat(next).isNotEqualTo(made.lockToken());
        assertThatThrownBy(() -> acls.update(made, made.lockToken(), List.of()))
                .isInstanceOf(WafOptimisticLockException.class);
        assertThatThrownBy(() -> acls.delete(made, made.lockToken())).isInstanceOf(WafOptimisticLockException.class);
        acls.delete(made, next);
        assertThatThrownBy(() -> acls.delete(made, next)).isInstanceOf(WafNonexistentItemException.class);
    }

    @Test
    void aNameIsTakenOnce() {
        WebACLSummary made = acls.create();

        assertThatThrownBy(() -> acls.create(acl -> acl.name(made.name())))
                .isInstanceOf(WafDuplicateItemException.class);
    }

    @Test
    void listsPageByPage() {
        List<WebACLSummary> made = List.of(acls.create(), acls.create(), acls.create());
        List<String> listed = new java.util.ArrayList<>();
        String marker = null;
        do {
            String from = marker;
            var page = waf.listWebACLs(l -> l.scope(Scope.REGIONAL).limit(2).nextMarker(from));
            assertThat(page.webACLs()).hasSizeLessThanOrEqualTo(2);
            page.webACLs().forEach(acl -> listed.add(acl.id()));
            marker = page.nextMarker();
        } while (marker != null);

        assertThat(listed)
                .doesNotHaveDuplicates()
                .containsAll(made.stream().map(WebACLSummary::id).toList());
    }

    @Test
    void tagsComeAndGo() {
        IPSetSummary set = acls.addresses("192.0.2.0/24");

        waf.tagResource(t -> t.resourceARN(set.arn())
                .tags(a -> a.key("a").value("1"), b -> b.key("b").value("2")));
        waf.untagResource(u -> u.resourceARN(set.arn()).tagKeys("a"));

        assertThat(waf.listTagsForResource(l -> l.resourceARN(set.arn()))
                        .tagInfoForResource()
                        .tagList())
                .extracting("key")
                .containsExactly("b");
    }

    private WebAclConfig published(WebACLSummary acl) throws Exception {
        String value = new Published(dataSource).newest("webacl/" + acl.id()).orElseThrow();
        return Wire.read(value.getBytes(StandardCharsets.UTF_8), WebAclConfig.class);
    }
}
