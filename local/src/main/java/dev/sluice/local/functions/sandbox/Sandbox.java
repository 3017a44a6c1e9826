package dev.sluice.local.functions.sandbox;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process that runs a function, for one invocation after another. Its user sees to it that there is one at a time. */
final class Sandbox implements AutoCloseable {

    /** Longer than AWS's 10 s, since a laptop may be busy. */
    private static final Duration INITIALISATION = Duration.ofSeconds(30);

    private static final int KILLED = 128 + 9;

    private final Process process;
    private final RuntimeApi api;
    private volatile long idleSince = System.nanoTime();

    /** @param ended is run once the process is gone */
    Sandbox(Process process, RuntimeApi api, Runnable ended) {
        this.process = process;
        this.api = api;
        process.onExit().thenRun(ended);
    }

    boolean alive() {
        return process.isAlive();
    }

    boolean idleFor(Duration time) {
        return System.nanoTime() - idleSince > time.toNanos();
    }

    /** Waits for what comes of it; a process that takes too long is ended. */
    Outcome run(Flight flight) throws InterruptedException {
        CompletableFuture<Process> exit = process.onExit();
        exit.thenAccept(ended -> flight.outcome().complete(exited(flight.invocation(), ended.exitValue())));
        api.send(flight);
        try {
            CompletableFuture.anyOf(flight.deadline(), flight.outcome())
                    .get(INITIALISATION.toSeconds(), TimeUnit.SECONDS);
            return flight.outcome().get(flight.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            close();
            return timedOut(flight);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome never fails", e);
        } finally {
            idleSince = System.nanoTime();
        }
    }

    /** Ends the process and all that it started, at once. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        api.close();
    }

    private static Outcome timedOut(Flight flight) {
        double seconds = flight.timeout().toMillis() / 1000.0;
        String message = flight.taken()
                ? String.format(Locale.ROOT, "Task timed out after %.2f seconds", seconds)
                : "Init timed out after " + INITIALISATION.toSeconds() + " seconds";
        return Outcome.Failed.of("Sandbox.Timedout", flight.invocation(), message);
    }

    private static Outcome exited(Invocation invocation, int status) {
        String message = switch (status) {
            case 0 -> "Runtime exited without providing a reason";
            case KILLED -> "Runtime exited with error: signal: killed";
            default -> "Runtime exited with error: exit status " + status;
        };
        return Outcome.Failed.of("Runtime.ExitError", invocation, message);
    }
}
