package dev.sluice.engine.mapping;

/** {@link String#indexOf} and its like, which in the worst case cost one length times the other, within the budget. */
final class Search {

    /** A product of the two lengths that takes no time to speak of. */
    private static final long CHEAP = 1_000_000;

    private Search() {}

    /** Where the part first begins at or after the index; -1 where nowhere. */
    static int first(String text, String part, int from) {
        if (cheap(text, part)) {
            return text.indexOf(part, from);
        }
        Budget budget = Budget.current();
        for (int at = Math.max(from, 0); at <= text.length() - part.length(); at++) {
            if (begins(text, part, at, budget)) {
                return at;
            }
        }
        return -1;
    }

    /** Where the part last begins at or before the index; -1 where nowhere. */
    static int last(String text, String part, int from) {
        if (cheap(text, part)) {
            return text.lastIndexOf(part, from);
        }
        Budget budget = Budget.current();
        for (int at = Math.min(from, text.length() - part.length()); at >= 0; at--) {
            if (begins(text, part, at, budget)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean cheap(String text, String part) {
        return (long) text.length() * part.length() <= CHEAP;
    }

    private static boolean begins(String text, String part, int at, Budget budget) {
        for (int i = 0; i < part.length(); i++) {
            budget.tick();
            if (text.charAt(at + i) != part.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
