package dev.sluice.local.functions.invoke;

/** An invocation that does not reach a function's code, in the Invoke API's words. */
final class InvokeFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    InvokeFault(int status, String type, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }
}
