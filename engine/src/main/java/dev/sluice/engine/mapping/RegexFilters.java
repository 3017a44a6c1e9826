package dev.sluice.engine.mapping;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.Predicate;
import dev.sluice.engine.regex.ForeignPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compiles JSON paths of which filters match regular expressions, as in {@code $.pets[?(@.name =~ /^R/)]}: JsonPath's own
 * matching has no end that it must keep to, so it is done here. Such a filter is one comparison with one expression.
 */
final class RegexFilters {

    private static final Pattern FILTER =
            Pattern.compile("\\[\\?\\(\\s*(@[^\\s=~()&|]*)\\s*=~\\s*/((?:\\\\.|[^/\\\\])*+)/([a-zA-Z]*)\\s*\\)]");

    private RegexFilters() {}

    /** Throws {@link InvalidPathException} where it is no path, or its regular expressions are used otherwise. */
    static JsonPath compile(String path) {
        if (!path.contains("=~")) {
            return JsonPath.compile(path);
        }
        List<Predicate> predicates = new ArrayList<>();
        var rest = new StringBuilder();
        Matcher filters = FILTER.matcher(path);
        while (filters.find()) {
            predicates.add(predicate(filters.group(1), pattern(filters.group(2), filters.group(3))));
            filters.appendReplacement(rest, "[?]");
        }
        filters.appendTail(rest);
        if (rest.indexOf("=~") >= 0) {
            throw new InvalidPathException("a filter with a regular expression is [?(@.path =~ /expression/flags)]");
        }
        return JsonPath.compile(rest.toString(), predicates.toArray(Predicate[]::new));
    }

    private static Predicate predicate(String path, Pattern pattern) {
        JsonPath member = JsonPath.compile("$" + path.substring(1));
        return item -> {
            try {
                Object found = member.read(item.item(), item.configuration());
                return (found instanceof String || found instanceof Number || found instanceof Boolean)
                        && TimedText.matcher(pattern, found.toString()).matches();
            } catch (PathNotFoundException absent) {
                return false;
            }
        };
    }

    private static Pattern pattern(String expression, String flags) {
        int bits = 0;
        for (char flag : flags.toLowerCase(Locale.ROOT).toCharArray()) {
            bits |= switch (flag) {
                case 'i' -> Pattern.CASE_INSENSITIVE;
                case 'm' -> Pattern.MULTILINE;
                case 's' -> Pattern.DOTALL;
                case 'u' -> Pattern.UNICODE_CASE;
                case 'x' -> Pattern.COMMENTS;
                default -> 0;
            };
        }
        try {
            return ForeignPattern.compile(expression, bits);
        } catch (IllegalArgumentException e) {
            throw new InvalidPathException(e.getMessage(), e);
        }
    }
}
