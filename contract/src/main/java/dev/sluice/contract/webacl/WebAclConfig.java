package dev.sluice.contract.webacl;

import java.util.List;

/**
 * The value of {@code webacl/{id}}: a web ACL, whole. What its rules refer to is in it, so that it says by itself what
 * becomes of a request.
 *
 * @param arn what a stage's settings name it by
 * @param defaultAction where no rule ends the matter: allow or block
 * @param rules in the order of their priorities
 * @param bodyLimit how many bytes of a body are looked at
 */
public record WebAclConfig(String id, String arn, RuleAction defaultAction, List<WebAclRule> rules, int bodyLimit) {

    /** What AWS looks at where a web ACL says nothing else. */
    public static final int USUAL_BODY_LIMIT = 16 * 1024;

    public WebAclConfig {
        rules = rules == null ? List.of() : List.copyOf(rules);
        bodyLimit = bodyLimit == 0 ? USUAL_BODY_LIMIT : bodyLimit;
        if (defaultAction == null || defaultAction.kind() == RuleAction.Kind.COUNT) {
            throw new IllegalArgumentException("web ACL " + id + " neither allows nor blocks by default");
        }
    }

    /** The id at the end of {@code arn:aws:wafv2:REGION:ACCOUNT:regional/webacl/NAME/ID}. */
    public static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
