package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesRulesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StoreImpl",
                "JsonUtil",
                "JsonUtils",
                "TestHelper",
                "KeyManager",
                "ApiDto",
                "ApiMapper",
                "BaseStep",
                "AbstractStep"
            })
    void refusesTypeNamedForItsRole(String name) throws IOException {
        ModuleUnderTest module = type(name);

        assertThat(Names.types().evaluate(module.mainClasses()).hasViolation()).isTrue();
    }

    @Test
    void refusesNestedTypeNamedForItsRole() throws IOException {
        ModuleUnderTest module = new Fixture(folder)
                .main("dev.sluice.a.Store", "class Store { class StoreImpl {} }")
                .compiled();

        assertThat(Names.types().evaluate(module.mainClasses()).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BasePathMapping", "Base64Body", "Basement", "Utility", "Implementation", "Abstraction"})
    void acceptsNounThatOnlyLooksAlike(String name) throws IOException {
        ModuleUnderTest module = type(name);

        assertThat(module.mainClasses()).hasSize(1);
        assertThat(Names.types().evaluate(module.mainClasses()).hasViolation()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"util", "common", "core", "impl", "dto"})
    void refusesPackageThatIsNoConcern(String name) throws IOException {
        ModuleUnderTest module = new Fixture(folder)
                .main("dev.sluice.a." + name + ".Thing", "class Thing {}")
                .compiled();

        assertThat(Names.packages().evaluate(module.mainClasses()).hasViolation())
                .isTrue();
    }

    @Test
    void leavesGeneratedClassesOut() throws IOException {
        ModuleUnderTest module = type("StoreImpl");
        module.mainSources().getFirst().toFile().delete();

        assertThat(module.mainClasses()).isEmpty();
    }

    private ModuleUnderTest type(String name) throws IOException {
        return new Fixture(folder)
                .main("dev.sluice.a." + name, "class " + name + " {}")
                .compiled();
    }
}
