package dev.sluice.edge.table;

import dev.sluice.contract.regex.BoundedText;
import dev.sluice.engine.work.ShortWork;
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

    /** Looks of one pattern: some milliseconds. */
    private static final long MOST_LOOKS = 1_000_000;

    /** Of all patterns of a method, of which there may be hundreds. */
    private static final long MOST_LOOKS_OF_ALL = 10 * MOST_LOOKS;

    private static final int LOOKS_IN_STEP = 16;

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
        long left = MOST_LOOKS_OF_ALL;
        for (Choice choice : choices) {
            Pattern pattern = choice.pattern();
            if (pattern == null) {
                continue;
            }
            long most = Math.min(left, MOST_LOOKS);
            BoundedText text = BoundedText.of(said, most);
            boolean matches = matches(pattern, text);
            long looks = most - Math.max(0, text.left());
            ShortWork.spend(looks / LOOKS_IN_STEP);
            left -= looks;
            if (matches) {
                if (String.valueOf(choice.status()).equals(said)) {
                    return choice;
                }
                first = first == null ? choice : first;
            }
        }
        return first == null ? defaultChoice : first;
    }

    /** A message that would take too long does not match. */
    private static boolean matches(Pattern pattern, BoundedText said) {
        try {
            return pattern.matcher(said).matches();
        } catch (BoundedText.Exhausted | StackOverflowError tooCostly) {
            return false;
        }
    }
}
