package dev.sluice.edge.table;

import dev.sluice.contract.regex.BoundedText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The integration responses of a method: one whose pattern matches, else the default one.
 *
 * @param binary what the API calls binary
 */
public record ResponsePlan(List<Choice> choices, @Nullable Choice defaultChoice, BinaryMediaTypes binary) {

    /** Of one pattern, which runs on an event loop: some milliseconds. */
    private static final long MOST_STEPS = 1_000_000;

    public ResponsePlan {
        choices = List.copyOf(choices);
    }

    /**
     * One integration response.
     *
     * @param pattern null for the default one
     * @param headers the mapped headers of the answer
     * @param templates response templates by media type
     */
    public record Choice(
            int status,
            @Nullable Pattern pattern,
            Map<String, Source> headers,
            Map<String, Template> templates,
            ContentHandling handling) {
        public Choice {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
            templates = Collections.unmodifiableMap(new LinkedHashMap<>(templates));
        }
    }

    /**
     * The response for what the backend said: its status as text, or a function's error message. Of several whose patterns match,
     * the one that answers with that very status is chosen. Null where neither a pattern nor a default fits.
     */
    public @Nullable Choice select(String said) {
        Choice first = null;
        for (Choice choice : choices) {
            if (choice.pattern() != null && matches(choice.pattern(), said)) {
                if (String.valueOf(choice.status()).equals(said)) {
                    return choice;
                }
                first = first == null ? choice : first;
            }
        }
        return first == null ? defaultChoice : first;
    }

    /** A message that would take too long does not match. */
    private static boolean matches(Pattern pattern, String said) {
        try {
            return pattern.matcher(BoundedText.of(said, MOST_STEPS)).matches();
        } catch (BoundedText.Exhausted | StackOverflowError tooCostly) {
            return false;
        }
    }
}
