package dev.sluice.local.functions;

import dev.sluice.contract.settings.Setting;
import dev.sluice.local.process.JavaCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The process that serves local functions, as a port and folders.
 *
 * @param functions one folder in it for each function; it need not exist
 * @param home the state folder
 * @param classPath where this program is found
 */
public record FunctionServer(int port, Path functions, Path home, String classPath) {

    private static final int HEAP_MEGABYTES = 64;

    public List<String> command() {
        return JavaCommand.withHeap(HEAP_MEGABYTES)
                .quickCompilerOnly()
                // Else the JDK's server waits 40 ms for a client's acknowledgement between headers and body.
                .with("-Dsun.net.httpserver.nodelay=true", "-Dsluice.classpath=" + classPath)
                .mainClass(classPath, FunctionsProcess.class);
    }

    /** The settings that the process reads. */
    public Map<String, String> environment(String region, String account) {
        return Map.of(
                Setting.FUNCTIONS_PORT.variable(), Integer.toString(port),
                Setting.FUNCTIONS.variable(), functions.toString(),
                Setting.HOME.variable(), home.toString(),
                Setting.REGION.variable(), region,
                Setting.ACCOUNT.variable(), account);
    }

    /** Where the processes of functions are recorded while they live. */
    public static Path ledger(Path home) {
        return home.resolve("run/functions");
    }
}
