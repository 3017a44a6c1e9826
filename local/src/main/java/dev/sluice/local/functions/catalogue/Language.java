package dev.sluice.local.functions.catalogue;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a function is written in, by AWS's names of its runtimes: {@code nodejs}, or with a version, {@code nodejs22.x}. */
public enum Language {
    NODEJS,
    PYTHON,
    JAVA;

    /** The version is of no account: what is installed runs it. */
    static Optional<Language> named(String runtime) {
        return Stream.of(values())
                .filter(language -> runtime.matches(language.identifier() + "[0-9.x]*"))
                .findFirst();
    }

    public String identifier() {
        return name().toLowerCase(Locale.ROOT);
    }
}
