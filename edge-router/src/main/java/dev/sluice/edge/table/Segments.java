package dev.sluice.edge.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A request path cut at its slashes, still percent-encoded, as routes match it. */
public final class Segments {

    private static final Pattern ENCODED = Pattern.compile("(?i)%2e|%2f|%5c|%3b|\\\\");
    private static final Pattern CLIMBING = Pattern.compile("(?:^|/)\\.\\.?(?:[/;]|$)");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");

    private Segments() {}

    /**
     * Whether a segment is {@code .} or {@code ..}, however it or its slashes are written: a backend would resolve it, and
     * serve another path than the one that was matched and allowed. Clients resolve theirs before they ask (RFC 3986, 5.2.4).
     * Some backends take a backslash for a slash, and leave away what follows a semicolon.
     */
    public static boolean climb(String path) {
        if (path.indexOf('.') < 0 && path.indexOf('%') < 0) {
            return false;
        }
        String plain = ENCODED.matcher(path)
                .replaceAll(escape -> switch (escape.group().toLowerCase(Locale.ROOT)) {
                    case "%2e" -> ".";
                    case "%3b" -> ";";
                    default -> "/";
                });
        return CLIMBING.matcher(plain).find();
    }

    /**
     * A path whose unreserved characters are written as themselves, as RFC 3986, 6.2.2.2 has them equal: what policies are
     * asked about.
     */
    public static String normal(String path) {
        return path.indexOf('%') < 0
                ? path
                : ESCAPE.matcher(path).replaceAll(escape -> {
                    char plain = (char) Integer.parseInt(escape.group(1), 16);
                    boolean unreserved =
                            plain < 128 && (Character.isLetterOrDigit(plain) || "-._~".indexOf(plain) >= 0);
                    return unreserved ? String.valueOf(plain) : escape.group();
                });
    }

    /** Leading slashes and one trailing slash are passed over; inner empty segments stay. The root has none. */
    public static List<String> of(String path) {
        int from = 0;
        while (from < path.length() && path.charAt(from) == '/') {
            from++;
        }
        if (from == path.length()) {
            return List.of();
        }
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        return Arrays.asList(path.substring(from, end).split("/", -1));
    }
}
