package dev.sluice.local.functions.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of functions: each is a folder in it by its name. What is in {@code versions/N} is its version N, and everything
 * else is {@code $LATEST}. Keeps nothing in memory.
 */
public record Catalogue(Path root) {

    static final String VERSIONS = "versions";

    private static final String NAME = "[a-zA-Z0-9-_]{1,64}";

    /** The names of all, in order; none where there is no such folder. */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(root)) {
            return found.filter(Files::isDirectory)
                    .map(folder -> Objects.toString(folder.getFileName()))
                    .filter(name -> name.matches(NAME))
                    .sorted()
                    .toList();
        }
    }

    /**
     * The function that a name and a qualifier mean now; empty where there is none. Throws
     * {@link IllegalArgumentException} where it is there and its declaration makes no sense.
     *
     * @param qualifier a version, an alias, or nothing for {@code $LATEST}
     * @param chance from 0 up to 1, which decides where an alias has weights
     */
    public Optional<Function> find(String name, String qualifier, double chance) throws IOException {
        Path latest = root.resolve(name);
        if (!name.matches(NAME) || !Files.isDirectory(latest)) {
            return Optional.empty();
        }
        if (qualifier.isEmpty() || qualifier.equals(Function.LATEST)) {
            return Optional.of(at(name, Function.LATEST, latest));
        }
        if (qualifier.matches("[0-9]+")) {
            return version(name, qualifier);
        }
        Alias alias = Declaration.in(latest).aliases().get(qualifier);
        return alias == null ? Optional.empty() : version(name, alias.choose(chance));
    }

    private Optional<Function> version(String name, String version) throws IOException {
        if (version.equals(Function.LATEST)) {
            return Optional.of(at(name, Function.LATEST, root.resolve(name)));
        }
        Path folder = root.resolve(name).resolve(VERSIONS).resolve(version);
        return version.matches("[0-9]+") && Files.isDirectory(folder)
                ? Optional.of(at(name, version, folder))
                : Optional.empty();
    }

    private static Function at(String name, String version, Path folder) throws IOException {
        return new Function(name, version, folder, Declaration.in(folder), FolderState.of(folder));
    }
}
