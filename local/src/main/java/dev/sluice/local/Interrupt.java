package dev.sluice.local;

import dev.sluice.local.supervisor.ControlClient;
import dev.sluice.local.terminal.Terminal;
import java.io.IOException;

/** Takes the suite down when this command is interrupted while it is responsible for it. */
final class Interrupt {

    private final Thread hook;

    Interrupt(ControlClient control, Terminal terminal) {
        this.hook = new Thread(() -> down(control, terminal), "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** From here on an interruption leaves the suite alone. */
    void disarm() {
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private static void down(ControlClient control, Terminal terminal) {
        terminal.say("");
        terminal.say("stopping the suite");
        try {
            control.down();
            terminal.say("the suite is down; its data stays");
        } catch (IOException e) {
            terminal.warn("the supervisor went away before it had stopped everything: ./sluice down clears up");
        }
    }
}
