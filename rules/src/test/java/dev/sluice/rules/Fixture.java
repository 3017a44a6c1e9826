package dev.sluice.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A module made for one test: sources written into a temporary folder and compiled where Maven would. */
record Fixture(Path folder) {

    /** The file's place follows from its package and type. */
    Fixture main(String type, String source) throws IOException {
        return write("src/main/java", type, source);
    }

    Fixture test(String type, String source) throws IOException {
        return write("src/test/java", type, source);
    }

    ModuleUnderTest compiled() throws IOException {
        compile("src/main/java", "target/classes");
        compile("src/test/java", "target/test-classes");
        return written();
    }

    ModuleUnderTest written() {
        return new ModuleUnderTest(folder);
    }

    private Fixture write(String root, String type, String source) throws IOException {
        Path file = folder.resolve(root).resolve(type.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        String name = type.substring(0, type.lastIndexOf('.'));
        Files.writeString(file, "package " + name + ";\n" + source);
        return this;
    }

    private void compile(String sources, String classes) throws IOException {
        Path root = folder.resolve(sources);
        if (!Files.isDirectory(root)) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d"));
        arguments.add(folder.resolve(classes).toString());
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile).map(Path::toString).forEach(arguments::add);
        }
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalArgumentException("the fixture does not compile");
        }
    }
}
