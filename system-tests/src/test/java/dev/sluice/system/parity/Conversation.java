package dev.sluice.system.parity;

import java.util.ArrayList;
import java.util.List;

/**
 * A few requests of which the last is refused, as a file of cases tells them:
 *
 * <pre>
 * ## name
 * POST /restapis/{api}/resources/{root} {"pathPart": "pets"} => pets=id
 * GET /restapis/{api}/resources/{pets}/methods/GET
 * 404 NotFoundException
 * Invalid Method identifier specified
 * </pre>
 *
 * Each request but the last must succeed; what follows its {@code =>} keeps members of its answer under names. Such a name
 * in braces stands for what was kept. Known from the start: {@code api} and {@code root}, an API of the case's own,
 * {@code account}, {@code space}, {@code long}, a word of 125 001 letters, and {@code unique}, a word that no other case has.
 */
record Conversation(String name, List<Request> requests, int status, String errorType, String message) {

    /** {@code keep} is as written, such as {@code pets=id}; empty where nothing is kept. */
    record Request(String method, String path, String body, String keep) {

        static Request parse(String line) {
            int kept = line.lastIndexOf(" => ");
            String call = kept < 0 ? line : line.substring(0, kept);
            List<String> words = List.of(call.split(" ", 3));
            return new Request(
                    words.get(0),
                    words.get(1),
                    words.size() > 2 ? words.get(2) : "",
                    kept < 0 ? "" : line.substring(kept + 4).strip());
        }
    }

    Conversation {
        requests = List.copyOf(requests);
    }

    /** All of a file; requests before its first name are made at the beginning of every case. */
    static List<Conversation> all(String file) {
        List<String> chapters = List.of(file.split("(?m)^## ", -1));
        List<Request> first = chapters.getFirst()
                .lines()
                .filter(line -> isRequest(line))
                .map(Request::parse)
                .toList();
        return chapters.stream().skip(1).map(text -> parse(text, first)).toList();
    }

    private static Conversation parse(String text, List<Request> first) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        List<Request> requests = new ArrayList<>(first);
        int at = 1;
        while (isRequest(lines.get(at))) {
            requests.add(Request.parse(lines.get(at++)));
        }
        List<String> expected = List.of(lines.get(at).split(" ", 2));
        if (lines.size() != at + 2) {
            throw new IllegalArgumentException("one message ends a case: " + lines.getFirst());
        }
        return new Conversation(
                lines.getFirst(), requests, Integer.parseInt(expected.get(0)), expected.get(1), lines.get(at + 1));
    }

    private static boolean isRequest(String line) {
        return line.matches("(GET|PUT|POST|PATCH|DELETE) /.*");
    }

    boolean mentions(String name) {
        return requests.toString().contains("{" + name + "}");
    }
}
