package dev.sluice.local;

import dev.sluice.contract.wire.Wire;
import dev.sluice.local.plan.Home;
import dev.sluice.local.plan.Mirror;
import dev.sluice.local.plan.Scale;
import dev.sluice.local.plan.Site;
import dev.sluice.local.process.JavaCommand;
import dev.sluice.local.supervisor.Address;
import dev.sluice.local.supervisor.Supervisor;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts the supervisor so that it outlives this command and its terminal. */
final class Daemon {

    private static final int HEAP_MEGABYTES = 48;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long STEP_MILLIS = 50;

    private final Site site;
    private final Home home;

    Daemon(Site site) {
        this.site = site;
        this.home = site.home();
    }

    /** Returns once the supervisor can be talked to. */
    Address start(Scale scale) throws IOException, InterruptedException {
        Process process = launch(scale);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<Address> address = Address.find(home);
            if (address.isPresent()) {
                return address.get();
            }
            if (!process.isAlive()) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
        throw new IOException("the supervisor did not start; see " + home.journal());
    }

    private Process launch(Scale scale) throws IOException {
        String classPath = classPath();
        List<String> command = new ArrayList<>(detached());
        command.addAll(JavaCommand.withHeap(HEAP_MEGABYTES)
                .quickCompilerOnly()
                .with("-Dsluice.classpath=" + classPath)
                .mainClass(
                        classPath,
                        Supervisor.class,
                        site.project().toString(),
                        Boolean.toString(site.nativeExecutables()),
                        new String(Wire.write(scale), StandardCharsets.UTF_8)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.folder().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.journal().toFile()));
        builder.environment().putAll(site.environment());
        return builder.start();
    }

    /** A copy, so that building this module does not disturb the supervisor. */
    private String classPath() throws IOException {
        Path built = site.project().resolve("local/target");
        if (!Files.exists(built.resolve("local.jar"))) {
            return System.getProperty("java.class.path");
        }
        Path copy = home.applications().resolve("local");
        Mirror.file(built.resolve("local.jar"), copy.resolve("local.jar"));
        Mirror.folder(built.resolve("lib"), copy.resolve("lib"));
        return copy.resolve("local.jar") + File.pathSeparator + copy.resolve("lib") + File.separator + "*";
    }

    /** A session of its own where the system has the command for it, else at least deaf to the terminal's hanging up. */
    private static List<String> detached() {
        return Stream.of("setsid", "nohup").filter(Daemon::installed).limit(1).toList();
    }

    private static boolean installed(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return Stream.of(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
