package dev.sluice.contract.policy;

/**
 * Whether a part of a statement holds. {@link #UNKNOWN} is what we cannot tell, such as an operator of a later time: it never
 * lets anybody in, so it does not hold for an Allow, and holds for a Deny.
 */
enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == TRUE && other == TRUE ? TRUE : UNKNOWN;
    }

    Truth or(Truth other) {
        return negated().and(other.negated()).negated();
    }

    Truth negated() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
