package dev.sluice.system.parity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the cases of a run saw, and whether they passed. */
final class Ledger {

    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param place where the case is, relative to the project: a file, and {@code #} with the method if it is Java
     * @param difference why this is not AWS's behaviour; empty where it is
     */
    record Entry(String place, Observed observed, boolean passed, String difference) {}

    void note(String place, List<Observed> observed, boolean passed, String difference) {
        observed.forEach(one -> entries.add(new Entry(place, one, passed, difference)));
    }

    List<Entry> of(AwsOperation operation) {
        return entries.stream()
                .filter(entry -> entry.observed().operation().equals(operation))
                .toList();
    }

    /** The files that have cases which ran. */
    Set<String> files() {
        Set<String> files = new LinkedHashSet<>();
        entries.forEach(entry -> files.add(entry.place().replaceFirst("#.*", "")));
        return files;
    }
}
