package dev.sluice.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The module whose tests are running: Surefire's working directory is its folder. It holds only what people wrote;
 * classes that annotation processors generate have no source beside them and are left out.
 */
record ModuleUnderTest(Path folder) {

    static ModuleUnderTest current() {
        return new ModuleUnderTest(Path.of("").toAbsolutePath());
    }

    List<Path> mainSources() {
        return sources(mainFolder());
    }

    List<Path> allSources() {
        return Stream.concat(mainSources().stream(), sources(testFolder()).stream())
                .toList();
    }

    JavaClasses mainClasses() {
        return classes(folder.resolve("target/classes"), mainFolder());
    }

    JavaClasses testClasses() {
        return classes(folder.resolve("target/test-classes"), testFolder());
    }

    private Path mainFolder() {
        return folder.resolve("src/main/java");
    }

    private Path testFolder() {
        return folder.resolve("src/test/java");
    }

    private static List<Path> sources(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaClasses classes(Path compiled, Path written) {
        JavaClasses all = Files.isDirectory(compiled)
                ? new ClassFileImporter().importPath(compiled)
                : new ClassFileImporter().importClasses(List.of());
        return all.that(DescribedPredicate.describe("have a source", type -> isWritten(type, written)));
    }

    private static boolean isWritten(JavaClass type, Path written) {
        Path folder = written.resolve(type.getPackageName().replace('.', '/'));
        return type.getSource()
                .flatMap(Source::getFileName)
                .filter(name -> Files.isRegularFile(folder.resolve(name)))
                .isPresent();
    }
}
