package dev.sluice.admin.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * AWS tells the tags of one resource that is read or changed also where it has none, and leaves empty ones out of what it
 * makes or lists. Recorded.
 */
public final class Tagged {

    private Tagged() {}

    /** The same object, which has {@code tags} now. */
    public static ObjectNode told(ObjectNode shown) {
        shown.withObjectProperty("tags");
        return shown;
    }
}
