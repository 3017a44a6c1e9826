package dev.sluice.local.functions.catalogue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;

/** Sums up a function's files by name, size and time, without reading them or what it has installed. */
final class FolderState extends SimpleFileVisitor<Path> {

    private static final Set<String> INSTALLED =
            Set.of("node_modules", "__pycache__", ".git", ".venv", "venv", Catalogue.VERSIONS);

    private final Path folder;
    private long sum;
    private int files;

    private FolderState(Path folder) {
        this.folder = folder;
    }

    static String of(Path folder) throws IOException {
        FolderState state = new FolderState(folder);
        Files.walkFileTree(folder, state);
        return state.files + "-" + Long.toHexString(state.sum);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
        boolean passed = !visited.equals(folder) && INSTALLED.contains(Objects.toString(visited.getFileName()));
        return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    /** A sum, since the order in which files are found is the file system's. */
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        files++;
        long one = folder.relativize(file).toString().hashCode();
        one = one * 1_000_003 + attributes.size();
        one = one * 1_000_003 + attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS);
        sum += one * 0x9E3779B97F4A7C15L;
        return FileVisitResult.CONTINUE;
    }

    /** It went away meanwhile, and the sum says so. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        return FileVisitResult.CONTINUE;
    }
}
