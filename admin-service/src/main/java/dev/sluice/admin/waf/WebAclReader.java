package dev.sluice.admin.waf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.wire.Input;
import dev.sluice.contract.webacl.RuleAction;
import dev.sluice.contract.webacl.WebAclConfig;
import dev.sluice.contract.webacl.WebAclRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes of AWS's tree of a web ACL the record that routers evaluate, and refuses what they would not: nothing is accepted and
 * then passed over.
 */
final class WebAclReader {

    private final Input acl;
    private final StatementReader statements;
    private final ActionReader actions;

    private WebAclReader(ObjectNode acl, Map<String, ObjectNode> sets) {
        this.acl = new Input(acl);
        this.statements = new StatementReader(sets);
        this.actions = new ActionReader(this.acl.at("CustomResponseBodies"));
    }

    /** {@code sets} are those that its rules refer to, by ARN. */
    static WebAclConfig read(ObjectNode acl, Map<String, ObjectNode> sets) {
        return new WebAclReader(acl, sets).config();
    }

    private WebAclConfig config() {
        RuleAction usual = actions.read(acl.at("DefaultAction"), "DEFAULT_ACTION");
        if (usual.kind() == RuleAction.Kind.COUNT) {
            throw WafFault.invalid("A default action allows or blocks.", "DEFAULT_ACTION", "Count");
        }
        return new WebAclConfig(
                acl.json().path("Id").asText(), acl.json().path("ARN").asText(), usual, rules(), bodyLimit());
    }

    private List<WebAclRule> rules() {
        List<Input> told = new ArrayList<>(acl.objects("Rules"));
        Set<String> names = new HashSet<>();
        Set<Integer> priorities = new HashSet<>();
        for (Input rule : told) {
            new Constraints()
                    .required("rules.name", rule.text("Name"))
                    .required("rules.priority", rule.json().get("Priority"))
                    .required("rules.statement", rule.object("Statement"))
                    .required("rules.visibilityConfig", rule.object("VisibilityConfig"))
                    .check();
            if (!names.add(rule.text("Name")) || !priorities.add(priority(rule))) {
                throw WafFault.invalid(
                        "Rules have names and priorities of their own.", "RULE", String.valueOf(rule.text("Name")));
            }
        }
        return told.stream()
                .sorted(Comparator.comparingInt(WebAclReader::priority))
                .map(this::rule)
                .toList();
    }

    private static int priority(Input rule) {
        JsonNode priority = rule.json().path("Priority");
        if (!priority.isIntegralNumber() || !priority.canConvertToInt() || priority.asInt() < 0) {
            throw WafFault.invalid("A priority is a number from 0 on.", "RULE", priority.toString());
        }
        return priority.asInt();
    }

    private WebAclRule rule(Input rule) {
        if (rule.has("OverrideAction")) {
            throw WafFault.invalid(
                    "An override action is for rule groups only.",
                    "OVERRIDE_ACTION",
                    String.valueOf(rule.text("Name")));
        }
        return new WebAclRule(
                String.valueOf(rule.text("Name")),
                statements.read(rule.at("Statement")),
                actions.read(rule.at("Action"), "RULE_ACTION"),
                rule.objects("RuleLabels").stream()
                        .map(label -> acl.json().path("LabelNamespace").asText() + label(label.text("Name")))
                        .toList());
    }

    private static String label(@Nullable String name) {
        if (name == null || !name.matches("[0-9A-Za-z_\\-:]{1,1024}")) {
            throw WafFault.invalid("A label has letters, digits, _, - and :.", "RULE", String.valueOf(name));
        }
        return name;
    }

    private int bodyLimit() {
        String limit =
                acl.at("AssociationConfig").at("RequestBody").at("API_GATEWAY").text("DefaultSizeInspectionLimit");
        return switch (limit) {
            case null -> WebAclConfig.USUAL_BODY_LIMIT;
            case "KB_16" -> 16 * 1024;
            case "KB_32" -> 32 * 1024;
            case "KB_48" -> 48 * 1024;
            case "KB_64" -> 64 * 1024;
            default -> throw WafFault.invalid("There is no such limit.", "ASSOCIATED_RESOURCE_TYPE", limit);
        };
    }
}
