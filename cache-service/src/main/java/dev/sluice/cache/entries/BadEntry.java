package dev.sluice.cache.entries;

import jakarta.ws.rs.core.Response;

/** A request to store something that is no answer, or none that can be kept; the message says why. */
final class BadEntry extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Response.Status status;

    BadEntry(Response.Status status, String message) {
        super(message);
        this.status = status;
    }

    Response.Status status() {
        return status;
    }
}
