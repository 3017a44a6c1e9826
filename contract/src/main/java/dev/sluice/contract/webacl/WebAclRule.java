package dev.sluice.contract.webacl;

import java.util.List;

/**
 * A rule of a web ACL.
 *
 * @param labels whole, with their prefix; a request has them once the rule has matched
 */
public record WebAclRule(String name, Statement statement, RuleAction action, List<String> labels) {

    public WebAclRule {
        labels = labels == null ? List.of() : List.copyOf(labels);
        if (statement == null || action == null) {
            throw new IllegalArgumentException("rule " + name + " has no statement or no action");
        }
    }
}
