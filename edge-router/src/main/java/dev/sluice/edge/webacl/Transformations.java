package dev.sluice.edge.webacl;

import dev.sluice.contract.webacl.TextTransformation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * AWS WAF's text transformations, on texts that hold a byte in each character. What cannot be decoded stays as it is.
 * Source: AWS WAF guide, "Using text transformations in AWS WAF".
 */
final class Transformations {

    private static final int NO_BREAK_SPACE = 0xA0;

    private Transformations() {}

    static String apply(TextTransformation transformation, String text) {
        return switch (transformation) {
            case NONE -> text;
            case COMPRESS_WHITE_SPACE -> compressed(text);
            case HTML_ENTITY_DECODE -> Entities.decoded(text);
            case LOWERCASE -> lowerCase(text);
            case CMD_LINE -> commandLine(text);
            case URL_DECODE -> Encodings.url(text, false);
            case URL_DECODE_UNI -> Encodings.url(text, true);
            case BASE64_DECODE -> Encodings.base64(text, false);
            case BASE64_DECODE_EXT -> Encodings.base64(text, true);
            case HEX_DECODE -> Encodings.hex(text);
            case SQL_HEX_DECODE -> Encodings.sqlHex(text);
            case UTF8_TO_UNICODE -> Encodings.unicode(text);
            case MD5 -> md5(text);
            case REPLACE_COMMENTS -> withoutComments(text);
            case ESCAPE_SEQ_DECODE -> Escapes.ansi(text);
            case JS_DECODE -> Escapes.javaScript(text);
            case CSS_DECODE -> Escapes.css(text);
            case NORMALIZE_PATH -> path(text);
            case NORMALIZE_PATH_WIN -> path(text.replace('\\', '/'));
            case REMOVE_NULLS -> text.replace("\0", "");
            case REPLACE_NULLS -> text.replace('\0', ' ');
        };
    }

    private static String compressed(String text) {
        StringBuilder made = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            boolean space = sign == ' ' || sign >= '\t' && sign <= '\r' || sign == NO_BREAK_SPACE;
            if (!space) {
                made.append(sign);
            } else if (made.isEmpty() || made.charAt(made.length() - 1) != ' ') {
                made.append(' ');
            }
        }
        return made.toString();
    }

    /** The letters of ASCII alone. */
    private static String lowerCase(String text) {
        StringBuilder made = new StringBuilder(text);
        for (int i = 0; i < made.length(); i++) {
            char sign = made.charAt(i);
            if (sign >= 'A' && sign <= 'Z') {
                made.setCharAt(i, (char) (sign + ('a' - 'A')));
            }
        }
        return made.toString();
    }

    private static String commandLine(String text) {
        StringBuilder made = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            switch (sign) {
                case '\\', '"', '\'', '^' -> {}
                case ' ', ',', ';', '\t', '\r', '\n' -> {
                    if (made.isEmpty() || made.charAt(made.length() - 1) != ' ') {
                        made.append(' ');
                    }
                }
                case '/', '(' -> {
                    if (!made.isEmpty() && made.charAt(made.length() - 1) == ' ') {
                        made.setLength(made.length() - 1);
                    }
                    made.append(sign);
                }
                default -> made.append(sign);
            }
        }
        return lowerCase(made.toString());
    }

    /** Each comment of the C kind becomes one space, one without an end as well. */
    private static String withoutComments(String text) {
        StringBuilder made = new StringBuilder(text.length());
        int at = 0;
        for (int begin = text.indexOf("/*"); begin >= 0; begin = text.indexOf("/*", at)) {
            made.append(text, at, begin).append(' ');
            int end = text.indexOf("*/", begin + 2);
            if (end < 0) {
                return made.toString();
            }
            at = end + 2;
        }
        return made.append(text, at, text.length()).toString();
    }

    /** Without doubled slashes, segments that mean themselves, and steps back but those that it begins with. */
    private static String path(String text) {
        boolean absolute = text.startsWith("/");
        StringBuilder made = new StringBuilder(text.length());
        int kept = 0; // how much of it no step back takes away
        String[] segments = text.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i];
            boolean last = i == segments.length - 1;
            if (segment.equals("..")) {
                int before = made.length() > kept ? made.lastIndexOf("/", made.length() - 2) + 1 : -1;
                if (before >= 0) {
                    made.setLength(Math.max(before, kept));
                } else if (!absolute) {
                    made.append(last ? ".." : "../");
                    kept = made.length();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                made.append(segment).append(last ? "" : "/");
            }
        }
        return absolute ? "/" + made : made.toString();
    }

    private static String md5(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.ISO_8859_1));
            return new String(hash, StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
