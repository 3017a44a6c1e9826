package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keeps the module under test small enough to read. */
class SizesTest {

    private final ModuleUnderTest module = ModuleUnderTest.current();

    @Test
    void noFileIsTooLong() {
        assertThat(Sizes.longFiles(module)).isEmpty();
    }

    @Test
    void noMethodIsTooLong() {
        assertThat(Sizes.longMethods(module)).isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(Sizes.silentPackages(module)).isEmpty();
    }
}
