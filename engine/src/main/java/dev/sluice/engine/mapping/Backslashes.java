package dev.sluice.engine.mapping;

/** A row of backslashes, of which Velocity's reader goes over all that are left at each of them: a long one is refused. */
final class Backslashes {

    private static final int MOST = 1_000;

    private Backslashes() {}

    /** Throws {@link MappingException} naming the template, the line and the column where the row is too long. */
    static void check(String name, String vtl) {
        int line = 1;
        int start = 0;
        int row = 0;
        for (int i = 0; i < vtl.length(); i++) {
            char c = vtl.charAt(i);
            row = c == '\\' ? row + 1 : 0;
            if (row > MOST) {
                throw new MappingException(
                        MappingException.Reason.TEMPLATE,
                        name + " line " + line + ", column " + (i - start + 1) + ": more than " + MOST
                                + " backslashes in a row");
            }
            if (c == '\n') {
                line++;
                start = i + 1;
            }
        }
    }
}
