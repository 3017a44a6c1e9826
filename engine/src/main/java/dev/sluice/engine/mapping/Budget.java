package dev.sluice.engine.mapping;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What is left of one rendering's {@link Bounds}; every value that a template makes is charged here before it is kept.
 * Bound to the thread while it renders, since Velocity's hooks are not told whose rendering they serve.
 */
final class Budget {

    static final ScopedValue<Budget> CURRENT = ScopedValue.newInstance();

    private static final int TICKS = 64;

    private final Bounds bounds;
    private final long deadline;
    private long work;
    private int ticks;

    Budget(Bounds bounds) {
        this.bounds = bounds;
        this.deadline = System.nanoTime() + bounds.time().toNanos();
    }

    static Budget current() {
        return CURRENT.get();
    }

    Bounds bounds() {
        return bounds;
    }

    /** One step of work; looks at the time now and then. */
    void tick() {
        if (++ticks % TICKS == 0 && System.nanoTime() - deadline > 0) {
            throw exceeded("took longer than " + bounds.time().toMillis() + " ms");
        }
    }

    /** Charges characters; throws before they would be too many. */
    void spend(long characters) {
        tick();
        work += characters;
        if (work > bounds.work()) {
            throw exceeded("made more than " + bounds.work() + " characters on the way");
        }
    }

    /** Charges a string of this length, and throws where no string may be as long. */
    void text(long length) {
        if (length > bounds.text()) {
            throw exceeded("made a text longer than " + bounds.text() + " characters");
        }
        spend(length);
    }

    /** The same elements, at most as many as a loop may have rounds. */
    <T extends @Nullable Object> Iterator<T> bounded(Iterator<T> elements) {
        return new Iterator<>() {
            private int rounds;

            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public T next() {
                tick();
                if (++rounds > bounds.rounds()) {
                    throw exceeded("looped more than " + bounds.rounds() + " times");
                }
                return elements.next();
            }
        };
    }

    private static MappingException exceeded(String what) {
        return new MappingException(MappingException.Reason.LIMIT, what);
    }
}
