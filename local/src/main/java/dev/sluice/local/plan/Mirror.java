package dev.sluice.local.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Makes a copy equal to its original and touches nothing that is equal already, going by size and time. */
public final class Mirror {

    private Mirror() {}

    public static void folder(Path original, Path copy) throws IOException {
        Files.createDirectories(copy);
        for (Path path : deepestLast(original)) {
            Path target = copy.resolve(original.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                file(path, target);
            }
        }
        for (Path path : deepestLast(copy).reversed()) {
            if (!Files.exists(original.resolve(copy.relativize(path).toString()))) {
                Files.delete(path);
            }
        }
    }

    /** Replaces by a move, so that a process which runs the old one keeps it. */
    public static void file(Path original, Path copy) throws IOException {
        if (same(original, copy)) {
            return;
        }
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        Path fresh = copy.resolveSibling(copy.getFileName() + ".new");
        Files.copy(original, fresh, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(fresh, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean same(Path original, Path copy) throws IOException {
        return Files.exists(copy)
                && Files.size(copy) == Files.size(original)
                && Files.getLastModifiedTime(copy).equals(Files.getLastModifiedTime(original));
    }

    private static List<Path> deepestLast(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
