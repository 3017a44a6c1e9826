package dev.sluice.edge.webacl;

/** A web ACL takes more steps to decide than it was given. Cheap: it has no stack trace. */
public final class TooCostly extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooCostly() {
        super("too many steps", null, false, false);
    }
}
