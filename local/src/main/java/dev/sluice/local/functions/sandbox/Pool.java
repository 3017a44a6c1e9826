package dev.sluice.local.functions.sandbox;

import dev.sluice.local.functions.catalogue.Function;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The processes of one state of a function. A call takes an idle one, or starts one where there are not too many. */
final class Pool {

    static final int MOST = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Function function;
    private final Workshop workshop;
    private final Semaphore permits = new Semaphore(MOST, true);
    private final BlockingDeque<Sandbox> idle = new LinkedBlockingDeque<>();
    private final Set<Sandbox> all = ConcurrentHashMap.newKeySet();
    private volatile boolean retired;

    Pool(Function function, Workshop workshop) {
        this.function = function;
        this.workshop = workshop;
    }

    Function function() {
        return function;
    }

    /** Throws {@link BusyException} where all its processes stay at work. */
    Outcome invoke(Invocation invocation, @Nullable OutputStream parts) throws InterruptedException, BusyException {
        if (!permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new BusyException();
        }
        try {
            return run(invocation, parts);
        } catch (FileNotFoundException missing) {
            return Outcome.Failed.of("Runtime.InvalidEntrypoint", invocation, String.valueOf(missing.getMessage()));
        } catch (IOException e) {
            return Outcome.Failed.of(
                    "Runtime.InvalidEntrypoint", invocation, "the function cannot be started: " + e.getMessage());
        } finally {
            permits.release();
        }
    }

    /** One that was idle may end just as it is given something; what it has not taken goes to another. */
    private Outcome run(Invocation invocation, @Nullable OutputStream parts) throws IOException, InterruptedException {
        Duration timeout = Duration.ofSeconds(function.declaration().timeoutSeconds());
        while (true) {
            Sandbox old = idle.pollFirst();
            Sandbox sandbox = old == null ? open() : old;
            Flight flight = new Flight(invocation, timeout, parts);
            Outcome outcome = run(sandbox, flight);
            if (old == null || flight.taken()) {
                return outcome;
            }
        }
    }

    private Outcome run(Sandbox sandbox, Flight flight) throws InterruptedException {
        boolean done = false;
        try {
            Outcome outcome = sandbox.run(flight);
            done = flight.taken();
            return outcome;
        } finally {
            if (done && sandbox.alive()) {
                idle.addFirst(sandbox);
                if (retired) {
                    endIdle(null);
                }
            } else {
                end(sandbox);
            }
        }
    }

    private Sandbox open() throws IOException {
        Sandbox sandbox = workshop.open(function);
        all.add(sandbox);
        return sandbox;
    }

    private void end(Sandbox sandbox) {
        sandbox.close();
        all.remove(sandbox);
    }

    /** Ends those that were idle for some time, or all that are idle now. */
    void endIdle(@Nullable Duration time) {
        idle.stream()
                .filter(sandbox -> time == null || !sandbox.alive() || sandbox.idleFor(time))
                .filter(idle::remove)
                .forEach(this::end);
    }

    /** Its code is old: those at work finish, and none is started any more. */
    void retire() {
        retired = true;
        endIdle(null);
    }

    void close() {
        retired = true;
        all.forEach(this::end);
    }
}
