package dev.sluice.aws;

/** A call that cannot be signed: nobody gave the gateway credentials for it, or they are not lent to it. */
public final class NoCredentialsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoCredentialsException(String message) {
        super(message, null, false, false);
    }
}
