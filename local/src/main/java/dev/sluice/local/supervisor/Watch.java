package dev.sluice.local.supervisor;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Asks every part again and again whether it is ready, and looks after the logs. Has a thread until it is closed. */
final class Watch implements AutoCloseable {

    private static final int TRIM_EVERY = 240;
    private static final long OFTEN_MILLIS = 250;
    private static final long SELDOM_MILLIS = 1_000;

    private final Suite suite;
    private final Logs logs;
    private final Journal journal;
    private final Thread thread;

    private Watch(Suite suite, Logs logs, Journal journal) {
        this.suite = suite;
        this.logs = logs;
        this.journal = journal;
        this.thread = Thread.ofVirtual().name("watch").unstarted(this::run);
    }

    static Watch over(Suite suite, Logs logs, Journal journal) {
        Watch watch = new Watch(suite, logs, journal);
        watch.thread.start();
        return watch;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            for (int round = 0; !Thread.interrupted(); round++) {
                suite.ask();
                if (round % TRIM_EVERY == 0) {
                    trim();
                }
                TimeUnit.MILLISECONDS.sleep(suite.state().ready() ? SELDOM_MILLIS : OFTEN_MILLIS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void trim() {
        try {
            logs.trim();
        } catch (IOException e) {
            journal.say("logs cannot be trimmed: " + e.getMessage());
        }
    }
}
