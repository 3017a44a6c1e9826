package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizesRulesTest {

    @TempDir
    Path folder;

    private Fixture fixture;

    @BeforeEach
    void anEmptyModule() {
        fixture = new Fixture(folder);
    }

    @Test
    void refusesFileOfMoreThan400Lines() throws IOException {
        fixture.main("dev.sluice.a.Long", "class Long {}\n" + "//\n".repeat(399)); // and the package line
        fixture.test("dev.sluice.a.Fits", "class Fits {}\n" + "//\n".repeat(398));

        assertThat(Sizes.longFiles(fixture.written()))
                .containsExactly("src/main/java/dev/sluice/a/Long.java has 401 lines");
    }

    @Test
    void refusesMethodOfMoreThan60Lines() throws IOException {
        fixture.main(
                "dev.sluice.a.Slow",
                "class Slow {\nvoid fits() {\n" + ";\n".repeat(58) + "}\nvoid goesOn() {\n" + ";\n".repeat(59)
                        + "}\n}\n");

        assertThat(Sizes.longMethods(fixture.written()))
                .containsExactly("src/main/java/dev/sluice/a/Slow.java goesOn() has 61 lines");
    }

    @Test
    void refusesPackageThatIsNotNullMarked() throws IOException {
        fixture.main("dev.sluice.a.A", "class A {}");
        fixture.main("dev.sluice.b.B", "class B {}").main("dev.sluice.b.package-info", "");
        fixture.main("dev.sluice.c.C", "class C {}").main("dev.sluice.c.package-info", "// @NullMarked");

        assertThat(Sizes.silentPackages(fixture.written()))
                .containsExactly(
                        "src/main/java/dev/sluice/a/package-info.java is missing or not @NullMarked",
                        "src/main/java/dev/sluice/b/package-info.java is missing or not @NullMarked");
    }

    @Test
    void acceptsModuleWithoutSources() {
        assertThat(Sizes.longFiles(fixture.written())).isEmpty();
        assertThat(Sizes.longMethods(fixture.written())).isEmpty();
        assertThat(Sizes.silentPackages(fixture.written())).isEmpty();
    }
}
