package dev.sluice.system.world;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import software.amazon.awssdk.core.SdkBytes;

/** An unpacked SDK, and a short program of {@code src/test/resources/sdk} that makes one call by it and prints the result. */
public record GeneratedSdk(Path folder) {

    private static final long SECONDS = 60;

    /** The one folder that the zip has. */
    public static GeneratedSdk unpack(SdkBytes zip, Path into) throws IOException {
        Path top = into;
        try (ZipInputStream entries = new ZipInputStream(zip.asInputStream())) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = into.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, entries.readAllBytes());
                top = into.resolve(into.relativize(file).getName(0));
            }
        }
        return new GeneratedSdk(top);
    }

    public static boolean canRun(String interpreter) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, interpreter)));
    }

    /** Names of the files at its top. */
    public List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Compiles the client with its program, in this process, and runs it. */
    public String callJava(String... arguments) throws Exception {
        Files.writeString(folder.resolve("Driver.java"), program("Driver.java"));
        Path classes = Files.createTempDirectory(folder, "classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (Stream<Path> all = Files.walk(folder);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options = List.of(
                    "--release", "17", "-proc:none", "-d", classes.toString(), "-classpath", classes.toString());
            if (!compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new IOException("the generated client does not compile:\n" + said);
            }
        }
        URL[] path = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            return (String) loader.loadClass("Driver")
                    .getMethod("call", String.class, String.class, String.class)
                    .invoke(null, (Object[]) arguments);
        }
    }

    /** Runs a program of another language, and answers what it printed. */
    public String run(String interpreter, String driver, String... arguments) throws Exception {
        Files.writeString(folder.resolve(driver), program(driver));
        List<String> command = new ArrayList<>(List.of(interpreter, driver));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "driver", ".out");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String printed = Files.readString(out).strip();
        if (!ended || process.exitValue() != 0) {
            throw new IOException(command + " failed:\n" + printed);
        }
        return printed;
    }

    private static String program(String name) throws IOException {
        try (InputStream in = GeneratedSdk.class.getResourceAsStream("/sdk/" + name + ".txt")) {
            if (in == null) {
                throw new IOException("there is no /sdk/" + name + ".txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
