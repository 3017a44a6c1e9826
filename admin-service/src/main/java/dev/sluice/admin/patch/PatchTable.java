package dev.sluice.admin.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.PatchOperation.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that may be patched in one kind of resource, rule by rule; the first rule whose path matches is the one.
 * Built once, then immutable.
 */
public final class PatchTable {

    /** In whose words a wrong path or operation is refused: AWS has several. */
    public enum Wording {
        /** {@code Invalid patch path /x}, and {@code Invalid patch operation specified. Must be one of: [replace]}. */
        OPERATIONS,
        /** {@code Invalid patch path /x} for either. */
        PATHS,
        /** {@code Invalid patch path  '/x' specified for op 'add'. ...} with the choice. */
        CHOICES
    }

    private final Refusal refusal;
    private final List<PatchRule> rules;

    /** The error for an operation that no rule allows. */
    @FunctionalInterface
    private interface Refusal {
        AwsFault of(List<PatchRule> rules, PatchOperation operation);
    }

    private PatchTable(Refusal refusal, List<PatchRule> rules) {
        this.refusal = refusal;
        this.rules = List.copyOf(rules);
    }

    public static Builder of(Wording wording) {
        return new Builder((rules, operation) -> refused(wording, rules, operation));
    }

    /** With words of its own. */
    public static Builder of(Function<PatchOperation, AwsFault> refusal) {
        return new Builder((rules, operation) -> refusal.apply(operation));
    }

    /** Applies all of them in their order, or throws AWS's BadRequestException, after which the tree is worth nothing. */
    public void apply(ObjectNode tree, List<PatchOperation> operations) {
        operations.forEach(operation -> apply(tree, operation));
    }

    private void apply(ObjectNode tree, PatchOperation operation) {
        List<String> segments = operation.segments();
        for (PatchRule rule : rules) {
            Optional<List<String>> captured = rule.match(segments);
            if (captured.isPresent() && rule.ops().contains(operation.op())) {
                rule.edit().apply(tree, captured.get(), operation);
                return;
            }
        }
        throw refusal.of(rules, operation);
    }

    private static AwsFault refused(Wording wording, List<PatchRule> rules, PatchOperation operation) {
        if (wording == Wording.CHOICES) {
            return withChoices(rules, operation);
        }
        Set<Op> allowed = allowed(rules, operation);
        return !allowed.isEmpty() && wording == Wording.OPERATIONS
                ? AwsFault.badRequest("Invalid patch operation specified. Must be one of: " + allowed)
                : AwsFault.badRequest("Invalid patch path " + operation.path());
    }

    private static AwsFault withChoices(List<PatchRule> rules, PatchOperation operation) {
        String choices = rules.stream()
                .filter(rule -> rule.ops().contains(operation.op()))
                .map(PatchRule::path)
                .collect(Collectors.joining(", "));
        return AwsFault.badRequest("Invalid patch path  '" + operation.path() + "' specified for op '" + operation.op()
                + "'. "
                + (choices.isEmpty() ? "Please choose supported operations" : "Must be one of: [" + choices + "]"));
    }

    private static Set<Op> allowed(List<PatchRule> rules, PatchOperation operation) {
        Set<Op> allowed = new TreeSet<>();
        for (PatchRule rule : rules) {
            if (rule.match(operation.segments()).isPresent()) {
                allowed.addAll(rule.ops());
            }
        }
        return allowed;
    }

    /** Collects the rules of a table. */
    public static final class Builder {
        private final Refusal refusal;
        private final List<PatchRule> rules = new ArrayList<>();

        private Builder(Refusal refusal) {
            this.refusal = refusal;
        }

        public Builder rule(String path, Edit edit, Op first, Op... others) {
            EnumSet<Op> ops = EnumSet.of(first);
            ops.addAll(Arrays.asList(others));
            rules.add(new PatchRule(path, ops, edit));
            return this;
        }

        /** A member that can only be replaced. */
        public Builder replace(String path, Value value) {
            return rule(path, Edit.member(path.substring(1), value), Op.REPLACE);
        }

        /** A member that can be replaced, and that an empty text takes away. */
        public Builder optional(String path) {
            return rule(path, Edit.optional(path.substring(1), Value.TEXT), Op.REPLACE);
        }

        /** A member that can come and go. */
        public Builder member(String path, Value value) {
            return rule(path, Edit.optional(path.substring(1), value), Op.ADD, Op.REPLACE, Op.REMOVE);
        }

        /** The entries of a map, which come and go. */
        public Builder entries(String map, Value value, String missing) {
            return rule("/" + map + "/{name}", Edit.entry(map, value, missing), Op.ADD, Op.REPLACE, Op.REMOVE);
        }

        /** The elements of a list, which come and go as the path's last segment. */
        public Builder elements(String list) {
            return rule("/" + list + "/{name}", Edit.element(list), Op.ADD, Op.REPLACE, Op.REMOVE);
        }

        public PatchTable build() {
            return new PatchTable(refusal, rules);
        }
    }
}
