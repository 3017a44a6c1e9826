package dev.sluice.engine.mapping;

import static dev.sluice.engine.mapping.Call.number;
import static dev.sluice.engine.mapping.Call.text;
import static java.util.Map.entry;

import dev.sluice.engine.regex.ForeignPattern;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What templates may call on strings: java.lang.String's methods, with regular expressions that give up in time. */
final class TextCalls {

    static final Call.Table<String> TABLE = new Call.Table<>(
            String.class,
            Map.ofEntries(
                    entry("length/0", (s, a) -> s.length()),
                    entry("isEmpty/0", (s, a) -> s.isEmpty()),
                    entry("isBlank/0", (s, a) -> s.isBlank()),
                    entry("charAt/1", (s, a) -> String.valueOf(s.charAt(number(a, 0)))),
                    entry("toCharArray/0", (s, a) -> Values.listOf(characters(s))),
                    entry("substring/1", (s, a) -> s.substring(number(a, 0))),
                    entry("substring/2", (s, a) -> s.substring(number(a, 0), number(a, 1))),
                    entry("indexOf/1", (s, a) -> Search.first(s, text(a, 0), 0)),
                    entry("indexOf/2", (s, a) -> Search.first(s, text(a, 0), number(a, 1))),
                    entry("lastIndexOf/1", (s, a) -> Search.last(s, text(a, 0), s.length())),
                    entry("lastIndexOf/2", (s, a) -> Search.last(s, text(a, 0), number(a, 1))),
                    entry("contains/1", (s, a) -> Search.first(s, text(a, 0), 0) >= 0),
                    entry("startsWith/1", (s, a) -> s.startsWith(text(a, 0))),
                    entry("startsWith/2", (s, a) -> s.startsWith(text(a, 0), number(a, 1))),
                    entry("endsWith/1", (s, a) -> s.endsWith(text(a, 0))),
                    entry("equals/1", (s, a) -> s.equals(a[0])),
                    entry("equalsIgnoreCase/1", (s, a) -> s.equalsIgnoreCase(text(a, 0))),
                    entry("compareTo/1", (s, a) -> s.compareTo(text(a, 0))),
                    entry("compareToIgnoreCase/1", (s, a) -> s.compareToIgnoreCase(text(a, 0))),
                    entry("concat/1", (s, a) -> s.concat(text(a, 0))),
                    entry("replace/2", (s, a) -> replaced(s, Pattern.quote(text(a, 0)), literal(text(a, 1)), true)),
                    entry("replaceAll/2", (s, a) -> replaced(s, text(a, 0), text(a, 1), true)),
                    entry("replaceFirst/2", (s, a) -> replaced(s, text(a, 0), text(a, 1), false)),
                    entry("matches/1", (s, a) -> matcher(s, text(a, 0)).matches()),
                    entry("split/1", (s, a) -> split(s, text(a, 0), 0)),
                    entry("split/2", (s, a) -> split(s, text(a, 0), number(a, 1))),
                    entry("toLowerCase/0", (s, a) -> s.toLowerCase(Locale.ROOT)),
                    entry("toUpperCase/0", (s, a) -> s.toUpperCase(Locale.ROOT)),
                    entry("trim/0", (s, a) -> s.trim()),
                    entry("strip/0", (s, a) -> s.strip()),
                    entry("hashCode/0", (s, a) -> s.hashCode()),
                    entry("toString/0", (s, a) -> s),
                    entry("valueOf/1", (s, a) -> text(a, 0))));

    private TextCalls() {}

    private static List<String> characters(String text) {
        Budget.current().text(text.length());
        return text.chars().mapToObj(c -> String.valueOf((char) c)).toList();
    }

    private static String literal(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    private static Matcher matcher(String text, String expression) {
        return TimedText.matcher(ForeignPattern.compile(expression, 0), text);
    }

    private static String replaced(String text, String expression, String replacement, boolean all) {
        Budget budget = Budget.current();
        Matcher matcher = matcher(text, expression);
        var result = new StringBuilder();
        while (matcher.find()) {
            int before = result.length();
            matcher.appendReplacement(result, replacement);
            budget.spend((long) result.length() - before);
            budget.text(result.length() > budget.bounds().text() ? result.length() : 0);
            if (!all) {
                break;
            }
        }
        return matcher.appendTail(result).toString();
    }

    private static TemplateList split(String text, String expression, int limit) {
        return new TemplateList(Arrays.asList(
                ForeignPattern.compile(expression, 0).split(new TimedText(text, Budget.current()), limit)));
    }
}
