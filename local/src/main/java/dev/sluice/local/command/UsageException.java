package dev.sluice.local.command;

/** A command that makes no sense; its message says what would. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
