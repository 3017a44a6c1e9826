package dev.sluice.admin.openapi;

/**
 * Something in a document that a person should know.
 *
 * @param pointer the place, as a JSON pointer
 * @param self whether the message already names the place, in AWS's words
 */
public record Finding(String pointer, String message, boolean self) {

    /** The line that a client reads. */
    public String text() {
        return self ? message : message + " (at " + (pointer.isEmpty() ? "/" : pointer) + ")";
    }
}
