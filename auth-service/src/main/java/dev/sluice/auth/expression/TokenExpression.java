package dev.sluice.auth.expression;

import dev.sluice.contract.regex.BoundedText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An authorizer's {@code identityValidationExpression}, which the whole text must match: the token before a function is asked,
 * or the audience of a user pool's token.
 *
 * <p>It is somebody else's regular expression on somebody else's text, run on an event loop, so its work is bounded: in
 * characters looked at, and since empty repetitions look at none, in the counts that it spells out.
 */
public record TokenExpression(Pattern pattern) {

    private static final int LONGEST = 1_024;
    private static final long REPETITIONS = 100_000;
    private static final int STEPS = 200_000;
    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,10})");

    /** What came of it. */
    public enum Outcome {
        MATCHES,
        DIFFERS,
        /** Given up: it would have taken too long. */
        TOO_COSTLY
    }

    /** Throws {@link IllegalArgumentException} when it is no regular expression, or one that we do not run. */
    public static TokenExpression of(String expression) {
        if (expression.length() > LONGEST || repetitions(expression) > REPETITIONS) {
            throw new IllegalArgumentException("the validation expression is too long or repeats too often");
        }
        try {
            return new TokenExpression(Pattern.compile(expression));
        } catch (StackOverflowError tooDeep) {
            throw new IllegalArgumentException("the validation expression is nested too deeply", tooDeep);
        }
    }

    public Outcome test(String token) {
        try {
            return pattern.matcher(BoundedText.of(token, STEPS)).matches() ? Outcome.MATCHES : Outcome.DIFFERS;
        } catch (BoundedText.Exhausted | StackOverflowError given) {
            return Outcome.TOO_COSTLY;
        }
    }

    private static long repetitions(String expression) {
        long product = 1;
        for (Matcher count = COUNT.matcher(expression); count.find() && product <= REPETITIONS; ) {
            product *= Math.max(1, Long.parseLong(count.group(1)));
        }
        return product;
    }
}
