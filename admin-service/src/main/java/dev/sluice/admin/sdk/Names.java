package dev.sluice.admin.sdk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The identifiers of one scope of a source file, such as the methods of a class: made of any text, of ASCII letters and
 * digits (and an underscore in snake case), never one of the language's own words, and never the same twice.
 */
final class Names {

    enum Style {
        CAMEL,
        PASCAL,
        SNAKE
    }

    private static final int LONGEST = 80;

    private final Style style;
    private final Set<String> reserved;
    private final Set<String> taken = new HashSet<>();

    /** {@code reserved} as the language writes them. */
    Names(Style style, Set<String> reserved) {
        this.style = style;
        this.reserved = reserved;
    }

    /** An identifier that reads like the text, or as near to it as the scope allows. */
    String of(String text) {
        String wanted = styled(style, text);
        String name = reserved.contains(wanted) ? wanted + (style == Style.PASCAL ? "Model" : "_") : wanted;
        for (int i = 2; isTaken(name); i++) {
            name = wanted + i;
        }
        taken.add(key(name));
        return name;
    }

    static String pascal(String text) {
        return styled(Style.PASCAL, text);
    }

    /** A file is named for a type, and some file systems do not tell capitals from small letters. */
    private String key(String name) {
        return style == Style.PASCAL ? name.toLowerCase(Locale.ROOT) : name;
    }

    private boolean isTaken(String name) {
        return taken.contains(key(name)) || reserved.contains(name);
    }

    private static String styled(Style style, String text) {
        List<String> words = words(text);
        String joined = switch (style) {
            case PASCAL -> words.stream().map(Names::capital).collect(Collectors.joining());
            case CAMEL -> small(words.stream().map(Names::capital).collect(Collectors.joining()));
            case SNAKE ->
                words.stream()
                        .map(word -> word.replaceAll("([a-z0-9])([A-Z])", "$1_$2"))
                        .collect(Collectors.joining("_"))
                        .toLowerCase(Locale.ROOT);
        };
        String named = joined.isEmpty() ? "value" : joined;
        if (Character.isDigit(named.charAt(0))) {
            named = "n" + named;
        }
        if (style == Style.PASCAL) {
            named = capital(named);
        }
        return named.length() > LONGEST ? named.substring(0, LONGEST) : named;
    }

    /** Runs of letters and digits; any other letter is told by its number, any other character parts two words. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c < 128 && Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else if (c >= 128 && Character.isLetterOrDigit(c)) {
                word.append('u').append(Integer.toHexString(c));
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String small(String pascal) {
        return pascal.isEmpty() ? "" : pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
    }
}
