package dev.sluice.admin.openapi;

import java.io.Serial;

/**
 * A document that cannot be imported; nothing of it is. The message is what the client reads: AWS's words first, then the
 * place, as line and column or as a JSON pointer.
 */
public final class InvalidDocument extends RuntimeException {

    /** What AWS answers to a document that it cannot read; recorded. */
    static final String UNREADABLE = "Invalid OpenAPI input. ";

    @Serial
    private static final long serialVersionUID = 1;

    private final String detail;

    private InvalidDocument(String lead, String detail) {
        this(lead, detail, detail);
    }

    private InvalidDocument(String lead, String told, String detail) {
        super(lead + told);
        this.detail = detail;
    }

    static InvalidDocument unreadable(String detail) {
        return new InvalidDocument(UNREADABLE, detail);
    }

    /** Of broken JSON or YAML AWS says no more than this; recorded. */
    static InvalidDocument broken(String detail) {
        return new InvalidDocument(UNREADABLE.strip(), "", detail);
    }

    static InvalidDocument refused(String message) {
        return new InvalidDocument("", message);
    }

    /** What of it the message leaves out, as AWS's does. */
    String untold() {
        return String.valueOf(getMessage()).contains(detail) ? "" : detail;
    }

    /** The same fault, told of the integration that it is in, in AWS's words. */
    InvalidDocument inIntegrationAt(String path) {
        return new InvalidDocument(
                "Unable to parse API definition because of a malformed integration at path " + path + ". ", detail);
    }
}
