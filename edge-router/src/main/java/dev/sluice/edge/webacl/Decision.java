package dev.sluice.edge.webacl;

import dev.sluice.contract.webacl.RuleAction;
import dev.sluice.contract.webacl.RuleAction.CustomResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a web ACL says of a request.
 *
 * @param rule the one that ended the matter; AWS's {@code Default_Action} where none did
 * @param response what a blocked request is answered; null for the stage's own
 * @param labels of the rules that matched, in their order
 */
public record Decision(
        boolean allowed, String rule, @Nullable CustomResponse response, List<String> labels) {

    static final String DEFAULT_ACTION = "Default_Action";

    public Decision {
        labels = List.copyOf(labels);
    }

    static Decision by(String rule, RuleAction action, Set<String> labels) {
        return new Decision(action.kind() == RuleAction.Kind.ALLOW, rule, action.response(), List.copyOf(labels));
    }

    /** Nobody is let in whom nobody decided on. */
    public static Decision blocked(String why) {
        return new Decision(false, why, null, List.of());
    }
}
