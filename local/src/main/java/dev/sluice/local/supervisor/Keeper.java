package dev.sluice.local.supervisor;

import dev.sluice.local.plan.Part;
import dev.sluice.local.process.Backoff;
import dev.sluice.local.process.Ledger;
import dev.sluice.local.process.ProcessId;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps one part running for as long as it is wanted. Has a thread of its own, which waits for the process to end. */
final class Keeper {

    private record Running(Process process, long since) {
        Duration life() {
            return Duration.ofNanos(System.nanoTime() - since);
        }
    }

    private final Ledger ledger;
    private final Journal journal;
    private final Backoff backoff = new Backoff();
    private Part part;
    private boolean wanted;
    private boolean dismissed;
    private boolean ready;
    private long readyMillis;
    private int restarts;
    private @Nullable Running running;

    Keeper(Part part, Ledger ledger, Journal journal) {
        this.part = part;
        this.ledger = ledger;
        this.journal = journal;
        Thread.ofVirtual().name("keeper-" + part.id()).start(this::run);
    }

    synchronized Part part() {
        return part;
    }

    synchronized void start() {
        wanted = true;
        backoff.reset();
        notifyAll();
    }

    /** As {@link #start()}, with another command or environment; only while it is stopped. */
    synchronized void start(Part changed) {
        part = changed;
        start();
    }

    /** Returns once there is no process any more. */
    void stop() throws InterruptedException {
        Running last;
        synchronized (this) {
            wanted = false;
            ready = false;
            notifyAll();
            last = running;
        }
        if (last != null && !part().stopping().stop(last.process().toHandle())) {
            journal.say(
                    part().id() + " did not stop within " + part().stopping().graceSeconds() + " s and was killed");
        }
        synchronized (this) {
            while (running != null) {
                wait();
            }
        }
    }

    /** Stops it for good. */
    void dismiss() throws InterruptedException {
        stop();
        synchronized (this) {
            dismissed = true;
            notifyAll();
        }
    }

    /** Asks the process whether it is ready, unless there is none. Takes as long as the answer. */
    void ask() {
        Running asked;
        synchronized (this) {
            asked = running;
        }
        boolean answer = asked != null && part().health().ready();
        synchronized (this) {
            if (asked == running) {
                if (answer && asked != null && readyMillis == 0) {
                    readyMillis = Math.max(1, asked.life().toMillis());
                    journal.say(
                            part.id() + " (pid " + asked.process().pid() + ") is ready after " + readyMillis + " ms");
                }
                ready = answer;
            }
        }
    }

    synchronized PartState state() {
        long pid = running == null ? 0 : running.process().pid();
        String state = ready ? "ready" : running != null ? "starting" : wanted ? "waiting" : "stopped";
        return new PartState(
                part.id().service(), part.id().replica(), pid, part.port(), state, ready, readyMillis, restarts);
    }

    private void run() {
        try {
            while (awaitWanted()) {
                long began = System.nanoTime();
                String ending = live();
                if (ending != null) {
                    restart(ending, Duration.ofNanos(System.nanoTime() - began));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean awaitWanted() throws InterruptedException {
        while (!wanted && !dismissed) {
            wait();
        }
        return !dismissed;
    }

    /** One life of the process. Returns how it ended, or null where that was wanted. */
    private @Nullable String live() throws InterruptedException {
        try {
            part().preparation().prepare();
            Optional<Running> started = launch();
            if (started.isEmpty()) {
                return null;
            }
            int exitCode = started.get().process().waitFor();
            return ended() ? null : Ending.describe(exitCode);
        } catch (IOException | RuntimeException e) {
            ended();
            return "could not be started: " + e.getMessage();
        }
    }

    private synchronized Optional<Running> launch() throws IOException {
        if (!wanted) {
            return Optional.empty();
        }
        Process process = part.launch()
                .start(ledger.mark(part.id().instance(), part.tier().ordinal(), part.stopping()));
        running = new Running(process, System.nanoTime());
        ready = false;
        readyMillis = 0;
        record(process);
        return Optional.of(running);
    }

    private void record(Process process) throws IOException {
        try {
            ledger.add(new Ledger.Entry(
                    part.id().instance(), part.tier().ordinal(), ProcessId.of(process.toHandle()), part.stopping()));
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Whether the end was wanted. */
    private synchronized boolean ended() {
        running = null;
        ready = false;
        notifyAll();
        try {
            ledger.remove(part.id().instance());
        } catch (IOException e) {
            journal.say("the record of " + part.id() + " cannot be removed: " + e.getMessage());
        }
        return !wanted;
    }

    private synchronized void restart(String ending, Duration life) throws InterruptedException {
        restarts++;
        Duration pause = backoff.afterLifeOf(life);
        String last = Ending.lastLine(part.launch().log());
        journal.say(part.id() + " " + ending + " after " + life.toMillis() + " ms; starting it again in "
                + pause.toMillis() + " ms" + (last.isEmpty() ? "" : "; its last line: " + last));
        long end = System.nanoTime() + pause.toNanos();
        while (wanted && System.nanoTime() < end) {
            wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
    }
}
