package dev.sluice.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a process is started. Its output goes to a file and not through its parent, so it survives it.
 *
 * @param environment what it has beside its parent's environment, of which every {@code SLUICE_} variable is left out
 */
public record Launch(List<String> command, Map<String, String> environment, Path folder, Path log) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** @param marks further variables, which are of this start alone */
    public Process start(Map<String, String> marks) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("SLUICE_"));
        builder.environment().putAll(environment);
        builder.environment().putAll(marks);
        return builder.start();
    }
}
