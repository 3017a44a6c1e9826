package dev.sluice.local.functions.sandbox;

import dev.sluice.local.functions.catalogue.Function;
import dev.sluice.local.functions.catalogue.Language;
import dev.sluice.local.functions.java.JavaRuntime;
import dev.sluice.local.process.JavaCommand;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The command line that runs a function: an interpreter of this machine and our bootstrap for it.
 *
 * @param folder where the bootstraps are put
 * @param classPath where the Java bootstrap is found
 * @param searchPath folders of programs, as PATH has them
 */
public record Commands(Path folder, String classPath, String searchPath) {

    private static final String NODE = "bootstrap.mjs";
    private static final String PYTHON = "bootstrap.py";

    /** Writes the bootstraps anew, since they may be another release's. */
    public void prepare() throws IOException {
        Files.createDirectories(folder);
        for (String name : List.of(NODE, PYTHON)) {
            try (InputStream in =
                    Objects.requireNonNull(Commands.class.getResourceAsStream("/functions/" + name), name)) {
                Files.write(folder.resolve(name), in.readAllBytes());
            }
        }
    }

    /** Throws {@link FileNotFoundException} where the interpreter is not installed. */
    List<String> of(Function function) throws FileNotFoundException {
        return switch (function.declaration().language()) {
            case NODEJS ->
                List.of(program(Language.NODEJS, "node"), folder.resolve(NODE).toString());
            case PYTHON ->
                List.of(
                        program(Language.PYTHON, "python3", "python"),
                        folder.resolve(PYTHON).toString());
            case JAVA ->
                JavaCommand.withHeap(function.declaration().memoryMegabytes())
                        .quickCompilerOnly()
                        .mainClass(classPath, JavaRuntime.class);
        };
    }

    private String program(Language language, String... names) throws FileNotFoundException {
        return Stream.of(names)
                .flatMap(name -> Stream.of(searchPath.split(File.pathSeparator, -1))
                        .filter(place -> !place.isEmpty())
                        .map(place -> Path.of(place, name)))
                .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new FileNotFoundException("there is no " + String.join(" or ", names)
                        + " on the PATH that ./sluice up was started with, which functions of the runtime "
                        + language.identifier() + " need"));
    }
}
