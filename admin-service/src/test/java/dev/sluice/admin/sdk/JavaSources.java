package dev.sluice.admin.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a folder of Java in this process, for the release that generated clients promise. */
final class JavaSources {

    private static final List<String> OPTIONS =
            List.of("--release", "17", "-proc:none", "-encoding", "UTF-8", "-nowarn");

    private JavaSources() {}

    /** The classes of all sources under a folder, and of nothing else but the JDK. */
    static URLClassLoader compile(Path folder) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (Stream<Path> all = Files.walk(folder);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
            List<String> options = Stream.concat(
                            OPTIONS.stream(), Stream.of("-d", classes.toString(), "-classpath", classes.toString()))
                    .toList();
            boolean compiled =
                    compiler.getTask(said, files, null, options, null, units).call();
            assertThat(compiled).as("javac says:%n%s", said).isTrue();
        }
        return new URLClassLoader(new URL[] {url(classes)}, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path folder) throws MalformedURLException {
        return URI.create(folder.toUri().toString()).toURL();
    }
}
