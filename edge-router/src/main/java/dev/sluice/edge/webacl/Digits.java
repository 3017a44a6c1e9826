package dev.sluice.edge.webacl;

/** Numbers in texts, as transformations find them. */
final class Digits {

    private Digits() {}

    /** How many hexadecimal digits stand there, up to a number of them. */
    static int hex(String text, int at, int most) {
        int count = 0;
        while (count < most && at + count < text.length() && Character.digit(ascii(text, at + count), 16) >= 0) {
            count++;
        }
        return count;
    }

    /** The value of that many digits, which stand there. */
    static int value(String text, int at, int count, int radix) {
        return Integer.parseInt(text, at, at + count, radix);
    }

    /**
     * The byte that a code of two bytes stands for: of a full-width sign the one it looks like, else the lower byte.
     */
    static char narrow(int code) {
        return (char) (code >= 0xFF01 && code <= 0xFF5E ? code - 0xFF01 + '!' : code & 0xFF);
    }

    private static char ascii(String text, int at) {
        char sign = text.charAt(at);
        return sign < 0x80 ? sign : '-';
    }
}
