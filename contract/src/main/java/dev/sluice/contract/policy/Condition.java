package dev.sluice.contract.policy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One key of a condition block. It holds where a value of the request matches one of the policy's, or for a negated operator,
 * where none does.
 *
 * <p>Source: IAM User Guide, "Condition operators" (what an absent key means) and "Set operators for multivalued keys".
 *
 * @param operator null where we do not know it
 */
record Condition(
        Quantifier quantifier, @Nullable Operator operator, boolean ifExists, String key, List<Expected> expected) {

    /** How a key with several values is compared. */
    enum Quantifier {
        /** No prefix: a value of the request is enough. */
        NONE,
        ANY,
        ALL
    }

    private static final String IF_EXISTS = "IfExists";
    private static final String FOR_ALL = "ForAllValues:";
    private static final String FOR_ANY = "ForAnyValue:";

    static Condition of(String name, String key, List<String> values, boolean variables) {
        Quantifier quantifier =
                name.startsWith(FOR_ALL) ? Quantifier.ALL : name.startsWith(FOR_ANY) ? Quantifier.ANY : Quantifier.NONE;
        String rest = quantifier == Quantifier.NONE ? name : name.substring(name.indexOf(':') + 1);
        boolean ifExists = rest.endsWith(IF_EXISTS);
        String bare = ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
        Operator operator = Operator.named(bare).orElse(null);
        List<Expected> expected =
                values.stream().map(value -> Expected.of(value, variables)).toList();
        return new Condition(quantifier, operator, ifExists, key, expected);
    }

    Truth holds(PolicyRequest request) {
        if (operator == null || request.hides(key)) {
            return Truth.UNKNOWN;
        }
        List<String> actual = request.values(key);
        if (operator == Operator.NULL) {
            return expected.stream()
                    .map(value -> Truth.of(value.text().equalsIgnoreCase(String.valueOf(actual.isEmpty()))))
                    .reduce(Truth.FALSE, Truth::or);
        }
        if (actual.isEmpty()) {
            return Truth.of(
                    ifExists || quantifier == Quantifier.ALL || (operator.negated() && quantifier == Quantifier.NONE));
        }
        return compare(operator, actual);
    }

    private Truth compare(Operator known, List<String> actual) {
        List<Truth> found = actual.stream().map(value -> matches(known, value)).toList();
        return switch (quantifier) {
            case ALL -> all(found, known.negated() ? truth -> truth.negated() : truth -> truth);
            case ANY -> known.negated() ? all(found, truth -> truth).negated() : any(found);
            case NONE -> known.negated() ? any(found).negated() : any(found);
        };
    }

    private Truth matches(Operator known, String actual) {
        return expected.stream().map(value -> known.compare(actual, value)).reduce(Truth.FALSE, Truth::or);
    }

    private static Truth any(List<Truth> truths) {
        return truths.stream().reduce(Truth.FALSE, Truth::or);
    }

    private static Truth all(List<Truth> truths, UnaryOperator<Truth> each) {
        return truths.stream().map(each).reduce(Truth.TRUE, Truth::and);
    }
}
