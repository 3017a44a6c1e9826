package dev.sluice.engine.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;

/**
 * A regular expression that somebody else wrote, matched in a time that is known beforehand: it never goes back in its text.
 * So it has neither look-around nor back-references, as AWS WAF's expressions have none. Texts hold a byte in each
 * character, as ISO 8859-1 reads them.
 */
public final class LinearPattern {

    /** Instructions of the largest expression: each may be under way at each character. */
    private static final int LARGEST = 2_000;

    private final Pattern pattern;
    private final int size;

    private LinearPattern(Pattern pattern) {
        this.pattern = pattern;
        this.size = pattern.programSize();
    }

    /** Throws {@link IllegalArgumentException} where it is no such expression, or too large. */
    public static LinearPattern compile(String expression) {
        String bytes = new String(expression.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try {
            LinearPattern compiled = new LinearPattern(Pattern.compile(bytes));
            if (compiled.size > LARGEST) {
                throw new IllegalArgumentException("a regular expression repeats too much: " + expression);
            }
            return compiled;
        } catch (PatternSyntaxException | StackOverflowError e) {
            throw new IllegalArgumentException(
                    "a regular expression is not supported: " + expression + ": " + e.getMessage(), e);
        }
    }

    /** How many steps a match takes at the most. */
    public long steps(CharSequence text) {
        return (long) size * (text.length() + 1);
    }

    public boolean isFoundIn(CharSequence text) {
        return pattern.matcher(text).find();
    }
}
