package dev.sluice.local.functions.java;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A function's own classes: its folder or {@code classes} in it, its jars and those in {@code lib}, and its Java sources,
 * which are compiled as they are loaded. It sees the JDK, and nothing of this program.
 */
final class FunctionClasses extends URLClassLoader {

    private final Map<String, byte[]> compiled;

    private FunctionClasses(List<URL> places, Map<String, byte[]> compiled) {
        super(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        this.compiled = compiled;
    }

    /** Throws {@link IllegalArgumentException} with the compiler's words where a source is wrong. */
    static ClassLoader in(Path folder) throws IOException {
        List<Path> places = new ArrayList<>(List.of(folder, folder.resolve("classes")));
        places.addAll(files(folder, ".jar"));
        places.addAll(files(folder.resolve("lib"), ".jar"));
        List<URL> urls = new ArrayList<>();
        for (Path place : places) {
            if (Files.exists(place)) {
                urls.add(place.toUri().toURL());
            }
        }
        List<Path> sources = files(folder, ".java");
        return new FunctionClasses(urls, sources.isEmpty() ? Map.of() : Sources.compile(sources, places));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = compiled.get(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
