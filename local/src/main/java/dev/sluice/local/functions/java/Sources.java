package dev.sluice.local.functions.java;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles Java sources into memory. */
final class Sources {

    private Sources() {}

    /** Classes by their names. Throws {@link IllegalArgumentException} with the compiler's words. */
    static Map<String, byte[]> compile(List<Path> sources, List<Path> classPath) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalArgumentException("the Java that runs this has no compiler: it is no JDK");
        }
        StringWriter words = new StringWriter();
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Memory memory = new Memory(files);
        String path = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        boolean done = compiler.getTask(
                        words,
                        memory,
                        null,
                        List.of("-proc:none", "-g", "-classpath", path),
                        null,
                        files.getJavaFileObjectsFromPaths(sources))
                .call();
        if (!done) {
            throw new IllegalArgumentException(words.toString().strip());
        }
        return memory.classes();
    }

    /** Where the compiler writes to. */
    private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {

        private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

        Memory(StandardJavaFileManager files) {
            super(files);
        }

        Map<String, byte[]> classes() {
            return written.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().toByteArray()));
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location place, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    var bytes = new ByteArrayOutputStream();
                    written.put(name, bytes);
                    return bytes;
                }
            };
        }
    }
}
