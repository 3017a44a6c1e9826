package dev.sluice.engine.regex;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compiles what somebody else wrote, where matching it looks at its text before long: whoever matches counts those looks
 * to end a costly one, and a group that repeats nothing a billion times never looks.
 */
public final class ForeignPattern {

    /** Repetitions, nested ones multiplied, that may go by without a look at the text. */
    private static final long REPETITIONS = 1_000_000;

    private static final Pattern COUNT = Pattern.compile("\\{(\\d+)(?:,(\\d*))?\\}");

    private ForeignPattern() {}

    /** Throws {@link IllegalArgumentException} where it is no regular expression, nested too deeply, or repeats too often. */
    public static Pattern compile(String expression, int flags) {
        long repetitions = 1;
        Matcher counts = COUNT.matcher(expression);
        while (counts.find()) {
            repetitions *= Math.max(1, Math.max(number(counts.group(1)), number(counts.group(2))));
            if (repetitions > REPETITIONS) {
                throw new IllegalArgumentException(
                        "a regular expression repeats more than " + REPETITIONS + " times: " + shown(expression));
            }
        }
        try {
            return Pattern.compile(expression, flags);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("a regular expression is nested too deeply: " + shown(expression), e);
        }
    }

    private static long number(@Nullable String digits) {
        if (digits == null || digits.isEmpty()) {
            return 0;
        }
        return digits.length() > 9 ? REPETITIONS + 1 : Long.parseLong(digits);
    }

    private static String shown(String expression) {
        return expression.length() > 80 ? expression.substring(0, 80) + "…" : expression;
    }
}
