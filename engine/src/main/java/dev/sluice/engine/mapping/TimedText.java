package dev.sluice.engine.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that looks at the time while a regular expression reads it: backtracking ends with the budget. */
record TimedText(CharSequence text, Budget budget) implements CharSequence {

    static Matcher matcher(Pattern pattern, CharSequence text) {
        return pattern.matcher(new TimedText(text, Budget.current()));
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        budget.tick();
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
