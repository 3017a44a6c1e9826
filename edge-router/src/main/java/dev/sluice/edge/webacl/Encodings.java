package dev.sluice.edge.webacl;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Transformations that undo, or make, the encoding of a whole text. */
final class Encodings {

    private Encodings() {}

    /** {@code wide}: also Microsoft's {@code %uHHHH}. */
    static String url(String text, boolean wide) {
        StringBuilder made = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            boolean percent = sign == '%';
            if (percent
                    && wide
                    && i + 1 < text.length()
                    && (text.charAt(i + 1) | 0x20) == 'u'
                    && Digits.hex(text, i + 2, 4) == 4) {
                made.append(Digits.narrow(Digits.value(text, i + 2, 4, 16)));
                i += 5;
            } else if (percent && Digits.hex(text, i + 1, 2) == 2) {
                made.append((char) Digits.value(text, i + 1, 2, 16));
                i += 2;
            } else {
                made.append(sign == '+' ? ' ' : sign);
            }
        }
        return made.toString();
    }

    /** Up to the first sign that is not of Base64; {@code forgiving}: without such signs. */
    static String base64(String text, boolean forgiving) {
        StringBuilder signs = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (isOfBase64(sign)) {
                signs.append(sign);
            } else if (!forgiving) {
                break;
            }
        }
        if (signs.length() % 4 == 1) {
            signs.setLength(signs.length() - 1);
        }
        return new String(Base64.getDecoder().decode(signs.toString()), StandardCharsets.ISO_8859_1);
    }

    private static boolean isOfBase64(char sign) {
        return sign == '+'
                || sign == '/'
                || sign >= '0' && sign <= '9'
                || sign >= 'A' && sign <= 'Z'
                || sign >= 'a' && sign <= 'z';
    }

    static String hex(String text) {
        int digits = Digits.hex(text, 0, text.length());
        return digits == text.length() && digits % 2 == 0 ? bytes(text, 0, digits) : text;
    }

    /** {@code 0x414243}, wherever it stands. */
    static String sqlHex(String text) {
        StringBuilder made = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            boolean begins = text.charAt(i) == '0' && i + 1 < text.length() && (text.charAt(i + 1) | 0x20) == 'x';
            int digits = begins ? Digits.hex(text, i + 2, text.length()) / 2 * 2 : 0;
            if (digits > 0) {
                made.append(bytes(text, i + 2, digits));
                i += 2 + digits;
            } else {
                made.append(text.charAt(i++));
            }
        }
        return made.toString();
    }

    private static String bytes(String text, int at, int digits) {
        StringBuilder made = new StringBuilder(digits / 2);
        for (int i = at; i < at + digits; i += 2) {
            made.append((char) Digits.value(text, i, 2, 16));
        }
        return made.toString();
    }

    /** Signs beyond ASCII as {@code %uHHHH}; what is no UTF-8 stays. */
    static String unicode(String text) {
        String read = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        if (read.indexOf('\uFFFD') >= 0) {
            return text;
        }
        StringBuilder made = new StringBuilder(text.length());
        read.codePoints().forEach(code -> {
            if (code < 0x80) {
                made.append((char) code);
            } else {
                made.append("%u").append(String.format("%04x", code));
            }
        });
        return made.toString();
    }
}
