package dev.sluice.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How a process is asked to stop.
 *
 * @param signal TERM, or INT where that is the quick and clean way (PostgreSQL)
 * @param graceSeconds after which it is killed
 */
public record Stopping(String signal, long graceSeconds) {

    private static final Duration STEP = Duration.ofMillis(50);

    /** Returns once the process is gone. True if it went by itself, false if it had to be killed. */
    public boolean stop(ProcessHandle process) throws InterruptedException {
        send(process);
        if (await(process, Duration.ofSeconds(graceSeconds))) {
            return true;
        }
        process.destroyForcibly();
        await(process, Duration.ofSeconds(5));
        return false;
    }

    private void send(ProcessHandle process) throws InterruptedException {
        if (signal.equals("TERM") || !kill(process.pid())) {
            process.destroy();
        }
    }

    private boolean kill(long pid) throws InterruptedException {
        try {
            return new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noShell) {
            return false;
        }
    }

    private static boolean await(ProcessHandle process, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (ProcessId.alive(process)) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(STEP.toNanos());
        }
        return true;
    }
}
