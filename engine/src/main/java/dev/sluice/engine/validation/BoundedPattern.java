package dev.sluice.engine.validation;

import com.networknt.schema.regex.RegularExpression;
import dev.sluice.contract.regex.BoundedText;
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
        BoundedText text = BoundedText.of(value, steps);
        try {
            return pattern.matcher(text).find();
        } catch (BoundedText.Exhausted | StackOverflowError tooCostly) {
            return false;
        } finally {
            Effort.CURRENT.get().spend((steps - text.left()) / STEPS_IN_ONE);
        }
    }
}
