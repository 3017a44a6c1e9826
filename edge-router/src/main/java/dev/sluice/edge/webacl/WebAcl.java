package dev.sluice.edge.webacl;

import dev.sluice.contract.webacl.RuleAction;
import dev.sluice.contract.webacl.WebAclConfig;
import java.util.List;

/**
 * A web ACL, compiled once and immutable.
 *
 * @param bodyLimit how many bytes of a body its rules may see
 * @param looksAtBody whether one of them does
 */
public record WebAcl(String arn, RuleAction defaultAction, List<Rule> rules, int bodyLimit, boolean looksAtBody) {

    public WebAcl {
        rules = List.copyOf(rules);
    }

    /**
     * A rule of it.
     *
     * @param headers without one of which it does not apply at all: they tell the address that it looks at
     */
    record Rule(String name, Condition condition, RuleAction action, List<String> labels, List<String> headers) {
        Rule {
            labels = List.copyOf(labels);
            headers = List.copyOf(headers);
        }

        boolean matches(Inspection inspection) {
            return headers.stream().allMatch(inspection::hasHeader) && condition.holds(inspection);
        }
    }

    /** Throws {@link IllegalArgumentException} that says what of it cannot be evaluated. */
    public static WebAcl compile(WebAclConfig config) {
        return WebAclCompiler.compile(config);
    }

    /**
     * Decides within so many steps, of around ten nanoseconds each.
     *
     * @throws TooCostly where they do not suffice; nobody may be let in for that
     */
    public Decision decide(WebRequest request, long steps) {
        Inspection inspection = new Inspection(request, steps);
        for (Rule rule : rules) {
            if (rule.matches(inspection)) {
                inspection.label(rule.labels());
                if (rule.action().kind() != RuleAction.Kind.COUNT) {
                    return Decision.by(rule.name(), rule.action(), inspection.labels());
                }
            }
        }
        return Decision.by(Decision.DEFAULT_ACTION, defaultAction, inspection.labels());
    }
}
