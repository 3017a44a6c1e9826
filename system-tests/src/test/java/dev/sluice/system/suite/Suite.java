package dev.sluice.system.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;

/**
 * The suite under test, driven by {@code ./sluice} alone: no case sees how it is made. Closing it takes it down, unless it
 * ran already.
 */
public final class Suite implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration UP = Duration.ofMinutes(8);
    private static final Duration DOWN = Duration.ofMinutes(1);
    private static final Duration STATUS = Duration.ofSeconds(30);

    private final Ports ports;
    private final Command command;
    private final Path home;
    private final boolean ours;
    private final AtomicBoolean up = new AtomicBoolean();

    private Suite(Ports ports, Command command, Path home, boolean ours) {
        this.ports = ports;
        this.command = command;
        this.home = home;
        this.ours = ours;
    }

    /**
     * A suite of its own on free ports, with an empty state folder; it is ready when this returns. Functions and all other AWS
     * services are told to be at these addresses. It runs the functions of the examples as well.
     */
    public static Suite start(String lambdaEndpoint, String awsEndpoint) {
        Path home = Path.of(property("sluice.home")).toAbsolutePath().normalize();
        Ports ports = Ports.free();
        var settings = new TreeMap<>(ports.environment());
        settings.put("SLUICE_HOME", home.toString());
        settings.put("SLUICE_LIMIT_RESOURCES", "6000");
        settings.put("SLUICE_LAMBDA_ENDPOINT", lambdaEndpoint);
        settings.put("SLUICE_FUNCTIONS", property("sluice.root") + "/examples/functions");
        settings.put("SLUICE_AWS_ENDPOINTS", "*=" + awsEndpoint);
        settings.put("AWS_ACCESS_KEY_ID", "AKIDGATEWAY");
        settings.put("AWS_SECRET_ACCESS_KEY", "known to the gateway");
        var suite = new Suite(ports, command(settings), home, true);
        suite.forgetEarlierRun(home);
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "suite-down"));
        suite.up();
        return suite;
    }

    /** The suite that a person has started, on the ports that the environment says, or else the default ones. */
    public static Suite running() {
        String stated = System.getenv("SLUICE_HOME");
        Path home = stated == null ? Path.of(property("sluice.root"), ".sluice") : Path.of(stated);
        return new Suite(Ports.stated(System.getenv()), command(Map.of()), home, false);
    }

    public Ports ports() {
        return ports;
    }

    /** The file with the credential that its services show each other. */
    public Path clusterToken() {
        return home.resolve("cluster-token");
    }

    /** Whether it may be stopped: it is not somebody else's. */
    public boolean isOurs() {
        return ours;
    }

    public void up() {
        up.set(true);
        if (Boolean.getBoolean("sluice.native")) {
            command.run(UP, "up", "--detach", "--native");
        } else {
            command.run(UP, "up", "--detach");
        }
    }

    public void down() {
        up.set(false);
        command.run(DOWN, "down");
    }

    public List<Part> parts() {
        try {
            var json = JSON.readTree(command.run(STATUS, "status", "--json"));
            return StreamSupport.stream(json.spliterator(), false)
                    .map(Part::from)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("./sluice status --json did not print JSON", e);
        }
    }

    public Part part(String service) {
        return parts().stream()
                .filter(part -> part.service().equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("./sluice status does not list " + service));
    }

    /** Waits until a process other than {@code killed} does its work, and answers it. */
    public Part awaitSuccessor(Part killed, Duration limit) {
        return Await.value(
                "a ready successor of " + killed,
                limit,
                () -> parts().stream()
                        .filter(part -> part.service().equals(killed.service()) && part.replica() == killed.replica())
                        .filter(part -> part.ready() && part.pid() != killed.pid())
                        .findFirst());
    }

    @Override
    public void close() {
        if (ours && up.get()) {
            down();
        }
    }

    private void forgetEarlierRun(Path home) {
        if (home.toFile().exists()) {
            down();
            Folder.delete(home);
        }
    }

    private static Command command(Map<String, String> settings) {
        Path root = Path.of(property("sluice.root")).toAbsolutePath().normalize();
        return new Command(root, Path.of("target", "suite-commands"), settings);
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("the system property " + name + " is not set; run by Maven");
        }
        return value;
    }
}
