package dev.sluice.contract.regex;

/**
 * A text that may be looked at only so often: whoever matches somebody else's expression with it is told when that would
 * take too long, by {@link Exhausted}. For one match, by one thread.
 */
public final class BoundedText implements CharSequence {

    private final CharSequence text;
    private final long[] left;

    private BoundedText(CharSequence text, long[] left) {
        this.text = text;
        this.left = left;
    }

    public static BoundedText of(CharSequence text, long looks) {
        return new BoundedText(text, new long[] {looks});
    }

    /** The looks that are left. */
    public long left() {
        return left[0];
    }

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
        return new BoundedText(text.subSequence(start, end), left);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** The match would take too long. Cheap: it has no stack trace. */
    public static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("too many steps", null, false, false);
        }
    }
}
