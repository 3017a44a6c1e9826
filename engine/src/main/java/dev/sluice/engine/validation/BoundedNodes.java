package dev.sluice.engine.validation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes the nodes of one body, of which an empty object takes thirty times the memory of its text: so many and no more. */
public final class BoundedNodes extends JsonNodeFactory {

    private static final long serialVersionUID = 1L;
    private static final int CONTAINERS = 1_000_000;

    private int containers;

    @Override
    public ArrayNode arrayNode() {
        count();
        return super.arrayNode();
    }

    @Override
    public ArrayNode arrayNode(int capacity) {
        count();
        return super.arrayNode(capacity);
    }

    @Override
    public ObjectNode objectNode() {
        count();
        return super.objectNode();
    }

    private void count() {
        if (++containers > CONTAINERS) {
            throw new TooMany();
        }
    }

    /** There would be more of them. */
    public static final class TooMany extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private TooMany() {
            super("more than " + CONTAINERS + " objects and arrays", null, false, false);
        }
    }
}
