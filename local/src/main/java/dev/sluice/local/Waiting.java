package dev.sluice.local;

import dev.sluice.local.plan.Home;
import dev.sluice.local.plan.PartId;
import dev.sluice.local.supervisor.ControlClient;
import dev.sluice.local.supervisor.PartState;
import dev.sluice.local.supervisor.SuiteState;
import dev.sluice.local.terminal.LogView;
import dev.sluice.local.terminal.Progress;
import dev.sluice.local.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Watches the suite until all of it is ready, or until it is clear that it will not be. */
final class Waiting {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int HOPELESS_RESTARTS = 4;
    private static final long STEP_MILLIS = 150;

    private final ControlClient control;
    private final Progress progress;
    private final Terminal terminal;
    private final Home home;

    Waiting(ControlClient control, Progress progress, Terminal terminal, Home home) {
        this.control = control;
        this.progress = progress;
        this.terminal = terminal;
        this.home = home;
    }

    boolean untilReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            SuiteState state = control.state();
            progress.show(state);
            if (state.ready()) {
                return true;
            }
            List<PartState> hopeless = System.nanoTime() > end
                    ? state.parts().stream().filter(part -> !part.ready()).toList()
                    : state.parts().stream().filter(Waiting::hopeless).toList();
            if (!hopeless.isEmpty() || state.stopping()) {
                explain(hopeless);
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
    }

    private static boolean hopeless(PartState part) {
        return part.restarts() >= HOPELESS_RESTARTS && !part.ready();
    }

    private void explain(List<PartState> hopeless) throws IOException {
        for (PartState part : hopeless) {
            PartId id = new PartId(part.service(), part.replica());
            new LogView(home.logs(), id.instance()::equals, terminal).tail();
            terminal.warn(id + " does not become ready; the end of its log is above, all of it in " + home.log(id));
        }
    }
}
