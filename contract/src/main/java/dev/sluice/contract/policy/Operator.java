package dev.sluice.contract.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** IAM's condition operators. What is not of an operator's kind (a number, a date) cannot be told. */
enum Operator {
    STRING_EQUALS("StringEquals", false, exactly(String::equals)),
    STRING_NOT_EQUALS("StringNotEquals", true, exactly(String::equals)),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, exactly(String::equalsIgnoreCase)),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, exactly(String::equalsIgnoreCase)),
    STRING_LIKE("StringLike", false, (actual, expected) -> expected.glob().matches(actual)),
    STRING_NOT_LIKE("StringNotLike", true, (actual, expected) -> expected.glob().matches(actual)),
    ARN_EQUALS("ArnEquals", false, Operator::arnLike),
    ARN_LIKE("ArnLike", false, Operator::arnLike),
    ARN_NOT_EQUALS("ArnNotEquals", true, Operator::arnLike),
    ARN_NOT_LIKE("ArnNotLike", true, Operator::arnLike),
    NUMERIC_EQUALS("NumericEquals", false, number(order -> order == 0)),
    NUMERIC_NOT_EQUALS("NumericNotEquals", true, number(order -> order == 0)),
    NUMERIC_LESS_THAN("NumericLessThan", false, number(order -> order < 0)),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, number(order -> order <= 0)),
    NUMERIC_GREATER_THAN("NumericGreaterThan", false, number(order -> order > 0)),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, number(order -> order >= 0)),
    DATE_EQUALS("DateEquals", false, date(order -> order == 0)),
    DATE_NOT_EQUALS("DateNotEquals", true, date(order -> order == 0)),
    DATE_LESS_THAN("DateLessThan", false, date(order -> order < 0)),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, date(order -> order <= 0)),
    DATE_GREATER_THAN("DateGreaterThan", false, date(order -> order > 0)),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, date(order -> order >= 0)),
    BOOL("Bool", false, exactly(String::equalsIgnoreCase)),
    BINARY_EQUALS("BinaryEquals", false, exactly(String::equals)),
    IP_ADDRESS("IpAddress", false, Operator::inRange),
    NOT_IP_ADDRESS("NotIpAddress", true, Operator::inRange),
    /** Compares nothing: it asks whether the key is absent. */
    NULL("Null", false, (actual, expected) -> Truth.UNKNOWN);

    private final String iamName;
    private final boolean negated;
    private final BiFunction<String, Expected, Truth> comparison;

    Operator(String iamName, boolean negated, BiFunction<String, Expected, Truth> comparison) {
        this.iamName = iamName;
        this.negated = negated;
        this.comparison = comparison;
    }

    /** Names are compared without regard to case, as IAM does. */
    static Optional<Operator> named(String name) {
        return Stream.of(values()).filter(o -> o.iamName.equalsIgnoreCase(name)).findFirst();
    }

    /** Whether the condition holds where nothing matches. */
    boolean negated() {
        return negated;
    }

    /** Whether one value of the request matches one of the policy; a negated operator is not negated here. */
    Truth compare(String actual, Expected expected) {
        return expected.unknowable() && this != STRING_LIKE && this != STRING_NOT_LIKE
                ? Truth.UNKNOWN
                : comparison.apply(actual, expected);
    }

    private static BiFunction<String, Expected, Truth> exactly(BiPredicate<String, String> same) {
        return (actual, expected) -> Truth.of(same.test(actual, expected.text()));
    }

    private static BiFunction<String, Expected, Truth> number(IntPredicate order) {
        return (actual, expected) -> {
            try {
                return Truth.of(order.test(decimal(actual).compareTo(decimal(expected.text()))));
            } catch (NumberFormatException notNumbers) {
                return Truth.UNKNOWN;
            }
        };
    }

    /** Compares instants, written as ISO 8601 or in seconds since 1970. */
    private static BiFunction<String, Expected, Truth> date(IntPredicate order) {
        return (actual, expected) -> {
            Optional<Instant> left = Moments.read(actual);
            Optional<Instant> right = Moments.read(expected.text());
            return left.isEmpty() || right.isEmpty()
                    ? Truth.UNKNOWN
                    : Truth.of(order.test(left.get().compareTo(right.get())));
        };
    }

    /** Each of the six parts of an ARN is matched by itself: a star does not reach over a colon. */
    private static Truth arnLike(String actual, Expected expected) {
        String[] parts = actual.split(":", 6);
        String[] patterns = expected.text().split(":", 6);
        if (parts.length != 6 || patterns.length != 6) {
            return Truth.FALSE;
        }
        Truth truth = Truth.TRUE;
        for (int i = 0; i < 6; i++) {
            truth = truth.and(Glob.of(patterns[i], expected.variables()).matches(parts[i]));
        }
        return truth;
    }

    private static Truth inRange(String actual, Expected expected) {
        return AddressRange.read(expected.text())
                .map(range -> range.contains(actual))
                .orElse(Truth.UNKNOWN);
    }

    /** Bounded, since numbers come from a document that somebody else wrote. */
    private static BigDecimal decimal(String text) {
        if (text.length() > 40 || text.toLowerCase(Locale.ROOT).contains("e")) {
            throw new NumberFormatException("not a plain number");
        }
        return new BigDecimal(text);
    }
}
