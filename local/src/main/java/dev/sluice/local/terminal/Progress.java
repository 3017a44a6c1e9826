package dev.sluice.local.terminal;

import dev.sluice.local.supervisor.PartState;
import dev.sluice.local.supervisor.SuiteState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One line for each part when it becomes ready, and one for each time it had to be started again. */
public final class Progress {

    private final Terminal terminal;
    private final Set<Long> ready = new HashSet<>();
    private final Map<String, Integer> restarts = new HashMap<>();

    public Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    public void show(SuiteState state) {
        state.parts().forEach(this::show);
    }

    private void show(PartState part) {
        Integer before = restarts.put(part.name(), part.restarts());
        if (part.restarts() > (before == null ? 0 : before)) {
            terminal.say(
                    "  %-22s ended and is started again; see ./sluice logs %s".formatted(part.name(), part.service()));
        }
        if (part.ready() && ready.add(part.pid())) {
            terminal.say(String.format(
                    Locale.ROOT,
                    "  %-22s ready in %5.1f s   port %d",
                    part.name(),
                    part.readyMillis() / 1000.0,
                    part.port()));
        }
    }
}
