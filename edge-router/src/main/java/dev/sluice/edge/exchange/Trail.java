package dev.sluice.edge.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request leaves behind that asks to be explained, in the order of what happened. Other requests leave none, which
 * costs them a comparison with null. Confined to the request's event loop, as its exchange is.
 */
public final class Trail {

    private final List<Stretch> stretches = new ArrayList<>();
    private Map<String, List<Object>> noted = new LinkedHashMap<>();

    /**
     * One step of the way.
     *
     * @param outcome in a few words
     * @param facts what the step went by
     * @param noted what was seen on the way, by kind
     */
    public record Stretch(
            String step, String outcome, long micros, Map<String, Object> facts, Map<String, List<Object>> noted) {}

    /** Notes something of the step that is under way; {@code seen} can be written as JSON. */
    public void note(String kind, Object seen) {
        noted.computeIfAbsent(kind, none -> new ArrayList<>()).add(seen);
    }

    /** Ends the step that was under way. */
    public void walked(String step, String outcome, long micros, Map<String, Object> facts) {
        stretches.add(new Stretch(step, outcome, micros, facts, noted));
        noted = new LinkedHashMap<>();
    }

    public List<Stretch> stretches() {
        return List.copyOf(stretches);
    }
}
