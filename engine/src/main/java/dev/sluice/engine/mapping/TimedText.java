package dev.sluice.engine.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that looks at the budget while a regular expression reads it: backtracking ends with the budget. */
final class TimedText implements CharSequence {

    /** Characters that are read as fast as one step is taken. */
    private static final int STEP = 16;

    private final CharSequence text;
    private final Budget budget;
    private int read;

    TimedText(CharSequence text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    static Matcher matcher(Pattern pattern, CharSequence text) {
        return pattern.matcher(new TimedText(text, Budget.current()));
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++read % STEP == 0) {
            budget.tick();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
