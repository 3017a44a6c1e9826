package dev.sluice.admin.waf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.store.Transaction;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** The sets that rules refer to, each by its ARN. */
final class References {

    private static final Map<String, Entity> STATEMENTS = Map.of(
            "IPSetReferenceStatement", Entity.IP_SET,
            "RegexPatternSetReferenceStatement", Entity.REGEX_PATTERN_SET);

    private References() {}

    /**
     * Locked in the order of their ARNs until the end of the transaction, and before their web ACL is: so a web ACL does not
     * begin to refer to what a set was, while the set becomes something else.
     */
    static Uni<Map<String, ObjectNode>> lock(Transaction tx, JsonNode rules) {
        return sets(rules, Map.of(), arn -> tx.edit(arn.entity().kind(), arn.id(), WafFault::nonexistent));
    }

    /**
     * As they are now, for whoever has locked the web ACL that refers to them already. Who changes one of them meanwhile
     * waits for that lock, and publishes the web ACL again. {@code changed} is one that this transaction changes.
     */
    static Uni<Map<String, ObjectNode>> read(Transaction tx, JsonNode rules, ObjectNode changed) {
        return sets(
                rules,
                Map.of(changed.path("ARN").asText(), changed),
                arn -> tx.read(arn.entity().kind(), arn.id(), WafFault::nonexistent));
    }

    private static Uni<Map<String, ObjectNode>> sets(
            JsonNode rules, Map<String, ObjectNode> known, Function<WafArn, Uni<ObjectNode>> find) {
        Map<String, ObjectNode> sets = new HashMap<>(known);
        Uni<Void> found = Uni.createFrom().voidItem();
        for (String arn : arns(rules)) {
            if (!sets.containsKey(arn)) {
                found = found.chain(() -> find.apply(WafArn.parse(arn)))
                        .invoke(set -> {
                            if (!set.path("ARN").asText().equals(arn)) {
                                throw WafFault.nonexistent();
                            }
                            sets.put(arn, set);
                        })
                        .replaceWithVoid();
            }
        }
        return found.replaceWith(sets);
    }

    private static TreeSet<String> arns(JsonNode rules) {
        TreeSet<String> arns = new TreeSet<>();
        STATEMENTS.forEach((statement, entity) -> {
            for (JsonNode reference : rules.findValues(statement)) {
                String arn = reference.path("ARN").asText();
                WafArn.parse(arn, entity);
                arns.add(arn);
            }
        });
        return arns;
    }
}
