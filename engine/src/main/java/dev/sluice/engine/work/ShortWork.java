package dev.sluice.engine.work;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Work that is tried on an event loop, and given up there as soon as it turns out to be long. Bound to the thread, since
 * the libraries that do the work would hand nothing through.
 */
public final class ShortWork {

    private static final ScopedValue<ShortWork> CURRENT = ScopedValue.newInstance();

    /** Steps of around a tenth of a microsecond: together no more than a loop can spare. */
    private static final long STEPS = 8_192;

    private long left = STEPS;

    private ShortWork() {}

    /**
     * What the work comes to; empty where it is long, and was left off in its midst. Whoever tries it can have it done anew
     * elsewhere, so it must keep nothing of a first time.
     */
    public static <T> Optional<T> attempt(Supplier<T> work) {
        try {
            return Optional.of(ScopedValue.where(CURRENT, new ShortWork()).call(work::get));
        } catch (LeftOff e) {
            return Optional.empty();
        }
    }

    /** Charges steps to the attempt that the caller is part of, if it is part of one. */
    public static void spend(long steps) {
        ShortWork current = CURRENT.isBound() ? CURRENT.get() : null;
        if (current != null) {
            current.left -= steps;
            if (current.left < 0) {
                throw new LeftOff();
            }
        }
    }

    /** An error, so that no library on the way takes it for a failure of what it was doing. */
    private static final class LeftOff extends Error {

        private static final long serialVersionUID = 1L;

        LeftOff() {
            super("long work", null, false, false);
        }
    }
}
