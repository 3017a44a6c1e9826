package dev.sluice.edge.server;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request or an answer, as a case tells it or as it was on the wire: a start line, headers with their names as they are
 * spelt, and a body, whose characters are bytes.
 *
 * @param body null where a case says nothing of one
 */
record WireMessage(
        String start, List<Header> headers, @Nullable String body) {

    /** One line of a head. */
    record Header(String name, String value) {

        static Header parse(String line) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("not a header: " + line);
            }
            return new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip());
        }

        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }

        @Override
        public String toString() {
            return name + ": " + value;
        }
    }

    WireMessage {
        headers = List.copyOf(headers);
    }

    /** A start line, header lines, and, after an empty line, a body. */
    static WireMessage parse(String text) {
        int gap = text.indexOf("\n\n");
        String head = gap < 0 ? text : text.substring(0, gap);
        List<Header> headers = new ArrayList<>();
        List<String> lines = head.lines().toList();
        lines.subList(1, lines.size()).forEach(line -> headers.add(Header.parse(line)));
        return new WireMessage(lines.getFirst(), headers, gap < 0 ? null : text.substring(gap + 2));
    }

    /** The first value of a header; empty where there is none. */
    String header(String name) {
        for (Header header : headers) {
            if (header.is(name)) {
                return header.value();
            }
        }
        return "";
    }

    boolean has(String name) {
        return headers.stream().anyMatch(header -> header.is(name));
    }

    String word(int which) {
        return start.split(" ", -1)[which];
    }

    String bodyOrEmpty() {
        return body == null ? "" : body;
    }
}
