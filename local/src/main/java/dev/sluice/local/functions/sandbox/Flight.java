package dev.sluice.local.functions.sandbox;

import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An invocation on its way through a process.
 *
 * @param parts where the answer goes while a function streams it; null where it is wanted whole
 */
record Flight(
        Invocation invocation,
        Duration timeout,
        @Nullable OutputStream parts,
        CompletableFuture<Long> deadline,
        CompletableFuture<Outcome> outcome) {

    Flight(Invocation invocation, Duration timeout, @Nullable OutputStream parts) {
        this(invocation, timeout, parts, new CompletableFuture<>(), new CompletableFuture<>());
    }

    /** Whether the process has been given it, after which it is not given to another. */
    boolean taken() {
        return deadline.isDone();
    }

    /** The time by which it has to be over, in milliseconds since the epoch. */
    long take(long now) {
        deadline.complete(now + timeout.toMillis());
        return now + timeout.toMillis();
    }
}
