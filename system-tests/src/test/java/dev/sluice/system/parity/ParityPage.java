package dev.sluice.system.parity;

import dev.sluice.system.parity.AwsOperation.Kind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** docs/parity.md, as a run's {@link Ledger} has it. */
final class ParityPage {

    private static final String HEAD = """
            # Parity with AWS

            Each operation of AWS API Gateway's control plane for REST APIs (service model 2015-07-09), and whether this gateway
            answers it as AWS does. The tests write this page, nobody else: `./sluice test -Dsluice.write=true` after a change, and a run
            fails where the page is not what it saw.

            *passes*: a success with AWS's status, and, where AWS has them, an answer 404 and a refusal of wrong input, each seen in this
            run; every answer held against AWS's model. *differs*: the same, but knowingly not all of it as AWS does. *unknown*: something
            of it was not seen. By *answers* are meant the statuses seen.

            %s

            | operation | verdict | answers | tests | where it differs |
            |---|---|---|---|---|
            """;

    private final Ledger ledger;

    ParityPage(Ledger ledger) {
        this.ledger = ledger;
    }

    String text() {
        List<String> verdicts = AwsOperations.ALL.stream().map(this::verdict).toList();
        String counts = Set.copyOf(verdicts).stream()
                .sorted()
                .map(verdict -> verdicts.stream().filter(verdict::equals).count() + " " + verdict)
                .collect(Collectors.joining(", ", AwsOperations.ALL.size() + " operations: ", "."));
        return HEAD.formatted(counts)
                + AwsOperations.ALL.stream().map(this::row).collect(Collectors.joining());
    }

    private String row(AwsOperation operation) {
        List<Ledger.Entry> entries = ledger.of(operation);
        String answers = entries.stream()
                .map(entry -> entry.observed().status())
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        String tests = entries.stream().map(Ledger.Entry::place).collect(Collectors.toCollection(TreeSet::new)).stream()
                .map(ParityPage::link)
                .collect(Collectors.joining("<br>"));
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(operation.name(), verdict(operation), answers, tests, differences(entries));
    }

    private String verdict(AwsOperation operation) {
        List<Ledger.Entry> entries = ledger.of(operation);
        Set<Kind> seen = entries.stream()
                .map(entry -> Kind.of(entry.observed().status()))
                .collect(Collectors.toSet());
        if (!seen.containsAll(operation.owed()) || !entries.stream().allMatch(Ledger.Entry::passed)) {
            return "unknown";
        }
        return differences(entries).isEmpty() ? "passes" : "differs";
    }

    private static String differences(List<Ledger.Entry> entries) {
        return entries.stream()
                .map(Ledger.Entry::difference)
                .filter(difference -> !difference.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String link(String place) {
        String name = place.substring(place.lastIndexOf('/') + 1)
                .replace(".java#", ".")
                .replaceFirst("\\.txt$", "");
        String folder = place.contains("/recorded/") ? "recorded " : place.contains("/refusals/") ? "refused " : "";
        return "[" + folder + name + "](../" + place + ")";
    }
}
