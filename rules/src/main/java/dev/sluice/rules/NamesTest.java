package dev.sluice.rules;

import org.junit.jupiter.api.Test;

/** Keeps empty names out of the module under test, its tests included. */
class NamesTest {

    private final ModuleUnderTest module = ModuleUnderTest.current();

    @Test
    void typesAreNamedForWhatTheyAre() {
        Names.types().check(module.mainClasses());
        Names.types().check(module.testClasses());
    }

    @Test
    void packagesAreConcerns() {
        Names.packages().check(module.mainClasses());
        Names.packages().check(module.testClasses());
    }
}
