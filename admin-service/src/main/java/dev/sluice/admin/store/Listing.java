package dev.sluice.admin.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A question for aggregates of one kind, in the order of their ids.
 *
 * @param after those whose id comes after this one; empty for all
 * @param most at most so many
 * @param containing those whose document contains this one, as PostgreSQL's {@code @>} understands it
 * @param namePrefix those whose {@code name} begins so; empty for all
 */
public record Listing(Kind kind, String after, int most, ObjectNode containing, String namePrefix) {

    public static Listing of(Kind kind, String after, int most) {
        return new Listing(kind, after, most, JsonNodeFactory.instance.objectNode(), "");
    }

    public Listing containing(ObjectNode part) {
        return new Listing(kind, after, most, part, namePrefix);
    }

    public Listing named(String prefix) {
        return new Listing(kind, after, most, containing, prefix);
    }
}
