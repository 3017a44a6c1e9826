package dev.sluice.edge.table;

import java.util.Arrays;
import java.util.List;

/** A request path cut at its slashes, still percent-encoded, as routes match it. */
public final class Segments {

    private Segments() {}

    /**
     * Whether a segment is {@code .} or {@code ..}, also percent-encoded: a backend would resolve it, and serve another path
     * than the one that was matched and allowed. Clients resolve theirs before they ask (RFC 3986, 5.2.4).
     */
    public static boolean climb(String path) {
        if (path.indexOf('.') < 0 && path.indexOf('%') < 0) {
            return false;
        }
        for (String segment : path.split("/", -1)) {
            String plain = segment.replace("%2e", ".").replace("%2E", ".");
            if (plain.equals(".") || plain.equals("..")) {
                return true;
            }
        }
        return false;
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
