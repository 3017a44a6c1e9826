package dev.sluice.edge.webacl;

import dev.sluice.contract.webacl.Statement;
import dev.sluice.contract.webacl.WebAclConfig;
import dev.sluice.contract.webacl.WebAclRule;
import dev.sluice.engine.regex.LinearPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Makes a {@link WebAcl} of its record. */
final class WebAclCompiler {

    private boolean looksAtBody;

    private WebAclCompiler() {}

    static WebAcl compile(WebAclConfig config) {
        WebAclCompiler compiler = new WebAclCompiler();
        List<WebAcl.Rule> rules = new ArrayList<>();
        for (WebAclRule rule : config.rules()) {
            rules.add(compiler.rule(rule));
        }
        return new WebAcl(config.arn(), config.defaultAction(), rules, config.bodyLimit(), compiler.looksAtBody);
    }

    private WebAcl.Rule rule(WebAclRule rule) {
        List<String> headers = new ArrayList<>();
        try {
            Condition condition = condition(rule.statement(), headers);
            return new WebAcl.Rule(rule.name(), condition, rule.action(), rule.labels(), headers);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("rule " + rule.name() + ": " + e.getMessage(), e);
        }
    }

    /** {@code headers} collects those that tell addresses. */
    private Condition condition(Statement statement, List<String> headers) {
        return switch (statement) {
            case Statement.ByteMatch(Statement.Content content, String search, Statement.Position position) ->
                new Condition.Bytes(
                        seen(content),
                        new String(Base64.getDecoder().decode(search), StandardCharsets.ISO_8859_1),
                        position);
            case Statement.RegexMatch(Statement.Content content, List<String> patterns) ->
                new Condition.Regex(
                        seen(content),
                        patterns.stream().map(LinearPattern::compile).toList());
            case Statement.SizeConstraint(Statement.Content content, Statement.Comparison comparison, long size) ->
                new Condition.Size(seen(content), comparison, size);
            case Statement.IpMatch(List<String> addresses, Statement.Forwarded forwarded) -> {
                if (forwarded != null) {
                    headers.add(forwarded.header());
                }
                yield new Condition.Address(AddressRanges.of(addresses), forwarded);
            }
            case Statement.LabelMatch(boolean namespace, String key) -> new Condition.Label(namespace, key);
            case Statement.And(List<Statement> all) -> new Condition.All(conditions(all, headers));
            case Statement.Or(List<Statement> any) -> new Condition.Any(conditions(any, headers));
            case Statement.Not(Statement negated) -> new Condition.Not(condition(negated, headers));
        };
    }

    private List<Condition> conditions(List<Statement> statements, List<String> headers) {
        return statements.stream().map(each -> condition(each, headers)).toList();
    }

    private Statement.Content seen(Statement.Content content) {
        looksAtBody |= content.field().part().ofBody();
        return content;
    }
}
