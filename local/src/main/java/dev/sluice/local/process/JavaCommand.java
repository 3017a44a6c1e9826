package dev.sluice.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command line of the Java that runs this, with flags for a quick start and little memory. */
public final class JavaCommand {

    private final List<String> words = new ArrayList<>();

    private JavaCommand(int heapMegabytes) {
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
    }

    public static JavaCommand withHeap(int megabytes) {
        return new JavaCommand(megabytes);
    }

    public JavaCommand quickCompilerOnly() {
        return with("-XX:TieredStopAtLevel=1");
    }

    public JavaCommand with(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    public List<String> mainClass(String classPath, Class<?> main, String... arguments) {
        with("-cp", classPath, main.getName()).with(arguments);
        return List.copyOf(words);
    }

    public List<String> jar(Path jar) {
        with("-jar", jar.toString());
        return List.copyOf(words);
    }
}
