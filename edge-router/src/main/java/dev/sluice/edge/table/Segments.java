package dev.sluice.edge.table;

import java.util.Arrays;
import java.util.List;

/** A request path cut at its slashes, still percent-encoded, as routes match it. */
public final class Segments {

    private Segments() {}

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
