package dev.sluice.rules;

import org.junit.jupiter.api.Nested;

/** The rules keep themselves: a dependency scan never covers the module that it comes from. */
class OwnRulesTest {

    @Nested
    class Sizes extends SizesTest {}

    @Nested
    class Names extends NamesTest {}

    @Nested
    class Layers extends LayersTest {}
}
