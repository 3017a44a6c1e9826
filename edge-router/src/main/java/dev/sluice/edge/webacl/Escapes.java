package dev.sluice.edge.webacl;

/** Transformations that undo escapes which begin with a backslash. */
final class Escapes {

    private static final String NAMED = "abfnrtv";
    private static final String MEANT = "\u0007\b\f\n\r\t\u000B";

    private Escapes() {}

    /** ANSI C's; what is none stays. */
    static String ansi(String text) {
        StringBuilder made = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            i = text.charAt(i) == '\\' ? ansi(text, i, made) : plain(text, i, made);
        }
        return made.toString();
    }

    private static int ansi(String text, int at, StringBuilder made) {
        if (at + 1 == text.length()) {
            return plain(text, at, made);
        }
        char kind = text.charAt(at + 1);
        if (NAMED.indexOf(kind) >= 0) {
            made.append(MEANT.charAt(NAMED.indexOf(kind)));
            return at + 2;
        }
        if ("\\?'\"".indexOf(kind) >= 0) {
            made.append(kind);
            return at + 2;
        }
        int coded = coded(text, at, made);
        return coded > at ? coded : plain(text, at, made);
    }

    /** A hexadecimal or an octal byte; where it ends, or {@code at} where there is none. */
    private static int coded(String text, int at, StringBuilder made) {
        if (text.charAt(at + 1) == 'x' && Digits.hex(text, at + 2, 2) == 2) {
            made.append((char) Digits.value(text, at + 2, 2, 16));
            return at + 4;
        }
        int octal = 0;
        while (octal < 3 && at + 1 + octal < text.length() && isOctal(text.charAt(at + 1 + octal))) {
            octal++;
        }
        if (octal == 0) {
            return at;
        }
        made.append((char) (Digits.value(text, at + 1, octal, 8) & 0xFF));
        return at + 1 + octal;
    }

    /** JavaScript's; of an escape that there is not, the backslash goes. */
    static String javaScript(String text) {
        StringBuilder made = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            if (text.charAt(i) != '\\' || i + 1 == text.length()) {
                i = plain(text, i, made);
            } else if (text.charAt(i + 1) == 'u' && Digits.hex(text, i + 2, 4) == 4) {
                made.append(Digits.narrow(Digits.value(text, i + 2, 4, 16)));
                i += 6;
            } else {
                int coded = coded(text, i, made);
                if (coded == i) {
                    int named = NAMED.indexOf(text.charAt(i + 1));
                    made.append(named >= 0 ? MEANT.charAt(named) : text.charAt(i + 1));
                    coded = i + 2;
                }
                i = coded;
            }
        }
        return made.toString();
    }

    /** CSS 2's: up to six digits and a space; of others the backslash goes, and of a line's end both. */
    static String css(String text) {
        StringBuilder made = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            if (text.charAt(i) != '\\' || i + 1 == text.length()) {
                i = plain(text, i, made);
                continue;
            }
            int digits = Digits.hex(text, i + 1, 6);
            int end = i + 1 + digits;
            if (digits == 0) {
                i = text.charAt(end) == '\n' ? end + 1 : plain(text, end, made);
            } else {
                int lowest = Math.min(digits, 4);
                made.append(Digits.narrow(Digits.value(text, end - lowest, lowest, 16)));
                i = end < text.length() && Character.isWhitespace(text.charAt(end)) ? end + 1 : end;
            }
        }
        return made.toString();
    }

    private static int plain(String text, int at, StringBuilder made) {
        made.append(text.charAt(at));
        return at + 1;
    }

    private static boolean isOctal(char sign) {
        return sign >= '0' && sign <= '7';
    }
}
