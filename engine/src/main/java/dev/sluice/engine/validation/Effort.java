package dev.sluice.engine.validation;

import com.networknt.schema.Error;
import dev.sluice.engine.work.ShortWork;
import java.util.List;

/**
 * What is left of the work that one check may take, and whether what it finds counts yet. Bound to the thread while it
 * checks, since the validator's keywords are not told whose check they serve.
 */
final class Effort {

    static final ScopedValue<Effort> CURRENT = ScopedValue.newInstance();

    /** Steps for any body, and for each of its characters: what a large model takes several times over. */
    private static final long STEPS = 200_000;

    private static final long STEPS_FOR_EACH = 4;

    /** Errors that are told, and that may be found while trying one of several schemas. */
    private static final int TOLD = 100;

    private static final int TRIED = 100_000;

    private long left;
    private int trials;

    private Effort(long steps) {
        this.left = steps;
    }

    static Effort on(String body) {
        return new Effort(STEPS + STEPS_FOR_EACH * body.length());
    }

    /** A step is one keyword of a schema on one value, or a few characters of a pattern. */
    void spend(long steps) {
        ShortWork.spend(steps);
        left -= steps;
        if (left < 0) {
            throw new Ended("[body takes too long to check]");
        }
    }

    /** What is found from now on counts only when every schema is refused, or not at all. */
    void startTrial() {
        trials++;
    }

    void endTrial() {
        trials--;
    }

    void found(List<Error> errors) {
        if (trials == 0 && errors.size() >= TOLD) {
            throw new Ended(Problems.of(errors.subList(0, TOLD)));
        }
        if (errors.size() > TRIED) {
            throw new Ended("[body has too much that does not fit]");
        }
    }

    /** The check ends here: the body does not fit, or nobody will wait to know. The message is the problem. */
    static final class Ended extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Ended(String problem) {
            super(problem, null, false, false);
        }

        String problem() {
            return String.valueOf(getMessage());
        }
    }
}
