package dev.sluice.admin.sdk;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text that is safe where a template prints it: an identifier, a literal with its quotes, a type, or words of a comment.
 * There is no way to make one of a text as it is, and templates are shown nothing else, so that no name, path or
 * description of an API can become part of a program.
 */
public final class Code {

    /** Nothing here ends a comment, a string, an XML text or a Markdown cell in any of the languages. */
    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9 .,:;_/{}()+=?!-]");

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    private final String text;

    private Code(String text) {
        this.text = text;
    }

    /** Also one with dots. Throws {@link IllegalArgumentException} where it is none. */
    static Code identifier(String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException("not an identifier: " + name);
        }
        return new Code(name);
    }

    /** Words for a person to read, in a comment, a string, an XML text or Markdown; every other character is a space. */
    static Code words(String text) {
        return new Code(NOT_PLAIN.matcher(text).replaceAll(" ").strip());
    }

    /**
     * Pieces of a language around codes, such as {@code List<} and {@code >}: each {@code %} of the pattern is the next of the codes. The
     * pattern must be a constant.
     */
    static Code of(String pattern, Code... codes) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (char c : pattern.toCharArray()) {
            if (c == '%') {
                text.append(codes[next++].text);
            } else {
                text.append(c);
            }
        }
        return new Code(text.toString());
    }

    static Code joined(String separator, List<Code> codes) {
        return new Code(codes.stream().map(Code::toString).collect(Collectors.joining(separator)));
    }

    /** A string of JavaScript, TypeScript or JSON, also within an HTML page. */
    static Code scriptText(String text) {
        return quoted(text.chars().boxed().toList(), "<>&", c -> "\\u" + hex(c, 4));
    }

    /** A string of Java, where a {@code \\u} for a control character would be one before the string is read. */
    static Code javaText(String text) {
        return quoted(
                text.chars().boxed().toList(),
                "",
                c -> c < 128 ? "\\" + String.format(Locale.ROOT, "%03o", c) : "\\u" + hex(c, 4));
    }

    static Code pythonText(String text) {
        return quoted(text.codePoints().boxed().toList(), "", c -> c < 0x10000 ? "\\u" + hex(c, 4) : "\\U" + hex(c, 8));
    }

    private static Code quoted(List<Integer> characters, String alsoEscaped, IntFunction<String> escape) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int c : characters) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c >= ' ' && c < 127 && alsoEscaped.indexOf(c) < 0) {
                quoted.append((char) c);
            } else {
                quoted.append(escape.apply(c));
            }
        }
        return new Code(quoted.append('"').toString());
    }

    private static String hex(int c, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "x", c);
    }

    @Override
    public String toString() {
        return text;
    }
}
