package dev.sluice.admin.waf;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.CreateWebAclRequest;
import software.amazon.awssdk.services.wafv2.model.IPSetSummary;
import software.amazon.awssdk.services.wafv2.model.Rule;
import software.amazon.awssdk.services.wafv2.model.Scope;
import software.amazon.awssdk.services.wafv2.model.Statement;
import software.amazon.awssdk.services.wafv2.model.TextTransformation;
import software.amazon.awssdk.services.wafv2.model.VisibilityConfig;
import software.amazon.awssdk.services.wafv2.model.WebACLSummary;

/** Web ACLs and what is in them, with the obvious left out. */
record Acls(Wafv2Client waf) {

    static final VisibilityConfig UNSEEN = VisibilityConfig.builder()
            .sampledRequestsEnabled(false)
            .cloudWatchMetricsEnabled(false)
            .metricName("m")
            .build();
    static final TextTransformation AS_IT_IS =
            TextTransformation.builder().priority(0).type("NONE").build();

    static String name() {
        return "n-" + UUID.randomUUID();
    }

    IPSetSummary addresses(String... addresses) {
        return waf.createIPSet(s -> s.name(name())
                        .scope(Scope.REGIONAL)
                        .ipAddressVersion("IPV4")
                        .addresses(addresses))
                .summary();
    }

    /** Allows whom no rule stops. */
    WebACLSummary create(Rule... rules) {
        return create(acl -> acl.rules(rules));
    }

    WebACLSummary create(Consumer<CreateWebAclRequest.Builder> more) {
        return waf.createWebACL(acl -> {
                    acl.name(name())
                            .scope(Scope.REGIONAL)
                            .defaultAction(a -> a.allow(allow -> {}))
                            .visibilityConfig(UNSEEN);
                    more.accept(acl);
                })
                .summary();
    }

    String update(WebACLSummary acl, String lockToken, List<Rule> rules) {
        return waf.updateWebACL(u -> u.name(acl.name())
                        .id(acl.id())
                        .scope(Scope.REGIONAL)
                        .lockToken(lockToken)
                        .defaultAction(a -> a.allow(allow -> {}))
                        .visibilityConfig(UNSEEN)
                        .rules(rules))
                .nextLockToken();
    }

    void delete(WebACLSummary acl, String lockToken) {
        waf.deleteWebACL(
                d -> d.name(acl.name()).id(acl.id()).scope(Scope.REGIONAL).lockToken(lockToken));
    }

    static Rule blocking(int priority, Consumer<Statement.Builder> statement) {
        return Rule.builder()
                .name("r" + priority)
                .priority(priority)
                .statement(statement)
                .action(a -> a.block(block -> {}))
                .visibilityConfig(UNSEEN)
                .build();
    }

    static Consumer<Statement.Builder> in(IPSetSummary set) {
        return s -> s.ipSetReferenceStatement(reference -> reference.arn(set.arn()));
    }

    static Consumer<Statement.Builder> queryHas(String text) {
        return s -> s.byteMatchStatement(b -> b.searchString(SdkBytes.fromUtf8String(text))
                .positionalConstraint("CONTAINS")
                .textTransformations(AS_IT_IS)
                .fieldToMatch(f -> f.queryString(q -> {})));
    }
}
