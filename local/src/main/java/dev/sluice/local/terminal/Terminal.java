package dev.sluice.local.terminal;

import java.io.PrintStream;

/** Where a person reads. */
public record Terminal(PrintStream out, PrintStream err) {

    public void say(String line) {
        out.println(line);
        out.flush();
    }

    public void warn(String line) {
        err.println("sluice: " + line);
        err.flush();
    }
}
