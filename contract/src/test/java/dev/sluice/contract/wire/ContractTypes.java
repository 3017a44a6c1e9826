package dev.sluice.contract.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The types that travel as JSON: found among the compiled classes, so that none can be forgotten. */
final class ContractTypes {

    private static final Path CLASSES = Path.of("target/classes");
    private static final List<String> PACKAGES =
            List.of("access", "api", "cache", "config", "limit", "trial", "webacl");

    private ContractTypes() {}

    static List<Class<?>> records() {
        return all().filter(Class::isRecord).toList();
    }

    /** Records, and the enums and interfaces that their members are. */
    static Stream<Class<?>> all() {
        return PACKAGES.stream()
                .flatMap(name -> classes(CLASSES.resolve("dev/sluice/contract").resolve(name)))
                .filter(type -> type.isRecord() || type.isEnum() || type.isInterface());
    }

    /** As in {@code AccessAnswer.Allow}. */
    static String shortName(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private static Stream<Class<?>> classes(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .sorted()
                    .map(ContractTypes::load)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(
                    file.substring(0, file.length() - ".class".length()).replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("compiled, but not to be loaded", e);
        }
    }
}
