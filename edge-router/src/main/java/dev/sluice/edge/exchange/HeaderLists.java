package dev.sluice.edge.exchange;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Headers as those see them who want one entry a name. */
public final class HeaderLists {

    private HeaderLists() {}

    /** Each name as it was sent, in the order of its first value, with all of its values in theirs. */
    public static Map<String, List<String>> of(MultiMap headers) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        headers.forEach(header -> byName.computeIfAbsent(header.getKey(), none -> new ArrayList<>())
                .add(header.getValue()));
        return byName;
    }
}
