package dev.sluice.local.functions.sandbox;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** An invocation on its way through a process. */
record Flight(
        Invocation invocation, Duration timeout, CompletableFuture<Long> deadline, CompletableFuture<Outcome> outcome) {

    Flight(Invocation invocation, Duration timeout) {
        this(invocation, timeout, new CompletableFuture<>(), new CompletableFuture<>());
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
