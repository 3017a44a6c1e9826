package dev.sluice.admin.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The errors and warnings of one import, gathered while the document is read so that a person sees them all at once. */
final class Findings {

    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    void error(Place place, String message) {
        errors.add(new Finding(place.pointer(), message, false));
    }

    void warn(Place place, String message) {
        warnings.add(new Finding(place.pointer(), message, false));
    }

    /** A warning whose recorded AWS text names its place already. */
    void warnInAwsWords(Place place, String message) {
        warnings.add(new Finding(place.pointer(), message, true));
    }

    List<Finding> warnings() {
        return List.copyOf(warnings);
    }

    /** Refuses the document where there is an error, or where there is a warning and none is wanted. */
    void settle(boolean failOnWarnings) {
        if (!errors.isEmpty()) {
            String also = warnings.isEmpty() ? "" : "\nAdditionally, these warnings were found:" + lines(warnings);
            throw InvalidDocument.refused("Errors found during import:" + lines(errors) + also);
        }
        if (failOnWarnings && !warnings.isEmpty()) {
            throw InvalidDocument.refused("Warnings found during import:" + lines(warnings));
        }
    }

    private static String lines(List<Finding> findings) {
        return findings.stream().map(finding -> "\n\t" + finding.text()).collect(Collectors.joining());
    }
}
