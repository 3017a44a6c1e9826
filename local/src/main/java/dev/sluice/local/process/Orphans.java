package dev.sluice.local.process;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Processes that outlived their supervisor. To be called only while no supervisor runs. */
public final class Orphans {

    private final Ledger ledger;

    public Orphans(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Those that live, the outermost first. */
    public List<Ledger.Entry> find() throws IOException {
        List<Ledger.Entry> recorded = ledger.entries();
        Set<Long> known = recorded.stream().map(entry -> entry.process().pid()).collect(Collectors.toSet());
        Stream<Ledger.Entry> unrecorded = ledger.marked().stream()
                .filter(entry -> !known.contains(entry.process().pid()));
        return Stream.concat(recorded.stream(), unrecorded)
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
