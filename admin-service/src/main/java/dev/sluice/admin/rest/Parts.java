package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Lists of what an API holds in a map, such as its authorizers, a page at a time. */
public final class Parts {

    private Parts() {}

    /** In the order of the part's {@code name} member. */
    public static Function<ObjectNode, ObjectNode> list(Call call, String map, String name) {
        return list(call, map, name, part -> part);
    }

    /** The same, each part shown as {@code show} has it. */
    public static Function<ObjectNode, ObjectNode> list(
            Call call, String map, String name, UnaryOperator<ObjectNode> show) {
        Page page = Page.of(call);
        Function<JsonNode, String> key = part -> part.path(name).asText();
        return tree -> {
            List<ObjectNode> parts = new ArrayList<>();
            tree.path(map).forEach(part -> parts.add(show.apply((ObjectNode) part)));
            parts.sort(Comparator.comparing(key));
            return page.cut(parts, key);
        };
    }
}
