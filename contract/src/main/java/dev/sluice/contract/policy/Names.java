package dev.sluice.contract.policy;

import java.util.List;
import java.util.Locale;

/**
 * The actions or resources of a statement: those that one of the patterns matches, or where {@code excluded} ({@code NotAction},
 * {@code NotResource}) those that none does. Actions are compared without regard to case, resources exactly.
 */
record Names(boolean excluded, boolean ignoreCase, List<Glob> patterns) {

    static Names of(List<String> patterns, boolean excluded, boolean ignoreCase, boolean variables) {
        return new Names(
                excluded,
                ignoreCase,
                patterns.stream()
                        .map(p -> Glob.of(ignoreCase ? p.toLowerCase(Locale.ROOT) : p, variables))
                        .toList());
    }

    Truth include(String name) {
        String compared = ignoreCase ? name.toLowerCase(Locale.ROOT) : name;
        Truth found = patterns.stream().map(p -> p.matches(compared)).reduce(Truth.FALSE, Truth::or);
        return excluded ? found.negated() : found;
    }
}
