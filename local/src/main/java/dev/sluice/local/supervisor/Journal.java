package dev.sluice.local.supervisor;

import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The supervisor's own log: one line for each thing worth telling a person. */
public final class Journal {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final PrintStream out;
    private final Clock clock;

    public Journal(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    public synchronized void say(String line) {
        out.println(TIME.format(clock.instant().atZone(ZoneId.systemDefault())) + " " + line);
        out.flush();
    }
}
