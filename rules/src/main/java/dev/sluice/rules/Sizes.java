package dev.sluice.rules;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** How large files and methods may be, and what each package says of itself. Each method lists what breaks its rule. */
final class Sizes {

    static final int LINES_OF_A_FILE = 400;
    static final int LINES_OF_A_METHOD = 60;

    private Sizes() {}

    static List<String> longFiles(ModuleUnderTest module) {
        return module.allSources().stream()
                .map(file -> new Sized(name(module, file), read(file).lines().count()))
                .filter(sized -> sized.lines() > LINES_OF_A_FILE)
                .map(Sized::toString)
                .toList();
    }

    /** A method's lines run from its first annotation or modifier to its closing brace. */
    static List<String> longMethods(ModuleUnderTest module) {
        List<Path> sources = module.allSources();
        if (sources.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                String file = name(module, Path.of(unit.getSourceFile().toUri()));
                new LongMethods(file, unit, positions, found).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    static List<String> silentPackages(ModuleUnderTest module) {
        Set<Path> packages = new TreeSet<>();
        module.mainSources().forEach(file -> packages.add(file.resolveSibling("package-info.java")));
        return packages.stream()
                .filter(info -> !Files.isRegularFile(info) || !read(info).contains("@NullMarked"))
                .map(info -> name(module, info) + " is missing or not @NullMarked")
                .toList();
    }

    private static String name(ModuleUnderTest module, Path file) {
        return module.folder().relativize(file).toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Sized(String name, long lines) {
        @Override
        public String toString() {
            return name + " has " + lines + " lines";
        }
    }

    private static final class LongMethods extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final String file;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> found;

        LongMethods(String file, CompilationUnitTree unit, SourcePositions positions, List<String> found) {
            this.file = file;
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            LineMap map = unit.getLineMap();
            long first = map.getLineNumber(positions.getStartPosition(unit, method));
            long last = map.getLineNumber(positions.getEndPosition(unit, method));
            var sized = new Sized(file + " " + method.getName() + "()", last - first + 1);
            if (sized.lines() > LINES_OF_A_METHOD) {
                found.add(sized.toString());
            }
            return super.visitMethod(method, nothing);
        }
    }
}
