package dev.sluice.auth.access;

import dev.sluice.contract.access.AccessQuestion;
import org.jspecify.annotations.Nullable;

/** Checks that a question which came over the wire has all its parts: JSON may leave out any. */
final class Questions {

    private Questions() {}

    /** Something is missing in a question. */
    static final class Incomplete extends RuntimeException {
        private static final long serialVersionUID = 1;

        Incomplete(String message) {
            super(message, null, false, false);
        }
    }

    @SuppressWarnings({"ConstantValue", "NullAway"}) // absent members arrive as null, whatever the records say
    static AccessQuestion whole(@Nullable AccessQuestion question) {
        if (question == null
                || question.authorizer() == null
                || question.authorizer().type() == null) {
            throw new Incomplete("authorizer is missing");
        }
        if (question.methodArn() == null || question.token() == null) {
            throw new Incomplete("methodArn or token is missing");
        }
        return question;
    }
}
