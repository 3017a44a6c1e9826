package dev.sluice.local.process;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Processes that outlived their supervisor. To be called only while no supervisor runs. */
public final class Orphans {

    private final Ledger ledger;

    public Orphans(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Those that live, the outermost first. */
    public List<Ledger.Entry> find() throws IOException {
        return ledger.entries().stream()
                .filter(entry -> entry.process().find().isPresent())
                .sorted(Comparator.comparingInt(Ledger.Entry::tier).reversed())
                .toList();
    }

    /** Stops all of them and clears the ledger. */
    public void stop(Consumer<String> say) throws IOException, InterruptedException {
        for (Ledger.Entry orphan : find()) {
            say.accept("stopping " + orphan.name() + " (pid " + orphan.process().pid()
                    + "), left behind by a supervisor that was killed");
            var process = orphan.process().find();
            if (process.isPresent()) {
                orphan.stopping().stop(process.get());
            }
        }
        for (Ledger.Entry entry : ledger.entries()) {
            ledger.remove(entry.name());
        }
    }
}
