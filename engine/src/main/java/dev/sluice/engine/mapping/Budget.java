package dev.sluice.engine.mapping;

import dev.sluice.engine.work.ShortWork;
import java.util.Iterator;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is left of one rendering's {@link Bounds}; every value that a template makes is charged here before it is kept.
 * Bound to the thread while it renders, since Velocity's hooks are not told whose rendering they serve.
 */
final class Budget {

    static final ScopedValue<Budget> CURRENT = ScopedValue.newInstance();

    /** How often the time is looked at. */
    private static final int TICKS = 64;

    /** Steps of a template that works: one that took fewer has waited for a processor, and is let go on ten times as long. */
    private static final int BUSY = 20_000;

    private final Bounds bounds;
    private final LongSupplier nanos;
    private final long deadline;
    private long work;
    private long ticks;
    private long hidden;
    private long told;
    private int line;
    private int column;

    Budget(Bounds bounds) {
        this(bounds, System::nanoTime);
    }

    /** With a clock as {@link System#nanoTime} is one. */
    Budget(Bounds bounds, LongSupplier nanos) {
        this.bounds = bounds;
        this.nanos = nanos;
        this.deadline = nanos.getAsLong() + bounds.time().toNanos();
    }

    static Budget current() {
        return CURRENT.get();
    }

    Bounds bounds() {
        return bounds;
    }

    /** The rendering has come to the part of its template that starts here. */
    void reach(int atLine, int atColumn) {
        tick();
        line = atLine;
        column = atColumn;
    }

    /** Where the rendering is: in the part that starts at this line and column, counted from 1; empty before the first. */
    String place() {
        return line == 0 ? "" : " line " + line + ", column " + column;
    }

    /** One step of work; looks at the time now and then. */
    void tick() {
        if (++ticks % TICKS == 0) {
            look();
        }
    }

    /** Steps that a single method takes unseen, as to go through a list. */
    void strain(long steps) {
        hidden += steps;
        if (steps < TICKS) {
            tick();
        } else {
            look();
        }
    }

    private void look() {
        ShortWork.spend(ticks + hidden - told);
        told = ticks + hidden;
        if (told > bounds.steps()) {
            throw exceeded("took more than " + bounds.steps() + " steps");
        }
        long late = nanos.getAsLong() - deadline;
        if (late > 0 && (ticks + hidden > BUSY || late > 9 * bounds.time().toNanos())) {
            throw exceeded("took longer than " + bounds.time().toMillis() + " ms");
        }
    }

    /** Charges characters; throws before they would be too many. */
    void spend(long characters) {
        strain(characters / TICKS);
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

    static MappingException exceeded(String what) {
        return new MappingException(MappingException.Reason.LIMIT, what);
    }
}
