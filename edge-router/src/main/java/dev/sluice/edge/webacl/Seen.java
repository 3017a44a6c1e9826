package dev.sluice.edge.webacl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to look at of a part of a request.
 *
 * @param anyway whether the statement holds whatever is there; null where the texts decide
 */
record Seen(List<String> texts, @Nullable Boolean anyway) {

    static final Seen NOTHING = new Seen(List.of(), null);
    static final Seen MATCH = new Seen(List.of(), true);
    static final Seen NO_MATCH = new Seen(List.of(), false);

    Seen {
        texts = List.copyOf(texts);
    }

    static Seen of(List<String> texts) {
        return new Seen(texts, null);
    }

    static Seen of(String text) {
        return of(List.of(text));
    }
}
