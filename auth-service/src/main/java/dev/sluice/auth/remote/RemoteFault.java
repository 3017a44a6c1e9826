package dev.sluice.auth.remote;

/** Why there is no {@link Reply}. It has no stack trace, which would say nothing. */
public sealed class RemoteFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private RemoteFault(String message) {
        super(message, null, false, false);
    }

    /** No connection, or one that broke. */
    public static final class Unreachable extends RemoteFault {
        private static final long serialVersionUID = 1;

        public Unreachable(String message) {
            super(message);
        }
    }

    /** Connected, but not done in time. */
    public static final class Late extends RemoteFault {
        private static final long serialVersionUID = 1;

        public Late(String message) {
            super(message);
        }
    }

    /** Answered that it cannot now. */
    public static final class Busy extends RemoteFault {
        private static final long serialVersionUID = 1;

        public Busy(String message) {
            super(message);
        }
    }

    /** Answered with more than was asked for, or with what is no use. */
    public static final class Unusable extends RemoteFault {
        private static final long serialVersionUID = 1;

        public Unusable(String message) {
            super(message);
        }
    }
}
