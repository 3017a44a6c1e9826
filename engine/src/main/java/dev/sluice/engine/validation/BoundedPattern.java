package dev.sluice.engine.validation;

import com.networknt.schema.regex.RegularExpression;
import dev.sluice.engine.regex.ForeignPattern;
import java.util.regex.Pattern;

/**
 * A model's regular expression, somebody's on somebody else's text: it looks at a bounded number of characters, since it
 * runs on an event loop. A text that would take more does not match.
 */
final class BoundedPattern implements RegularExpression {

    /** Steps that any text may take, and for each of its characters. */
    private static final int STEPS = 100_000;

    private static final int STEPS_FOR_EACH = 20;

    /** Steps here that are one of a check's. */
    private static final int STEPS_IN_ONE = 16;

    private final Pattern pattern;

    private BoundedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Throws {@link IllegalArgumentException} where it is no regular expression, or one that cannot be bounded. */
    static BoundedPattern of(String regex) {
        return new BoundedPattern(ForeignPattern.compile(regex, 0));
    }

    @Override
    public boolean matches(String value) {
        long steps = STEPS + (long) STEPS_FOR_EACH * value.length();
        long[] left = {steps};
        try {
            return pattern.matcher(new Bounded(value, left)).find();
        } catch (Exhausted | StackOverflowError tooCostly) {
            return false;
        } finally {
            Effort.CURRENT.get().spend((steps - left[0]) / STEPS_IN_ONE);
        }
    }

    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("too many steps", null, false, false);
        }
    }

    /** A text that can be looked at only so often. */
    private record Bounded(CharSequence text, long[] left) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new Exhausted();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Bounded(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
