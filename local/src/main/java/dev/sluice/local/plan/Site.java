package dev.sluice.local.plan;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where and with what settings the suite runs: fixed while it runs, other than its scale.
 *
 * @param project the repository's folder, where the built services are
 * @param environment what the person set: variables that begin with {@code SLUICE_}, with absolute paths
 */
public record Site(Path project, Map<String, String> environment, boolean nativeExecutables) {

    static final String DATABASE = "sluice";

    public Site {
        environment = Map.copyOf(environment);
    }

    /**
     * Of a command's whole environment. Paths in it are relative to where the person stands, so they are made absolute.
     * Throws {@link IllegalArgumentException} naming each unknown setting and each port that is no number.
     */
    public static Site of(Path project, Map<String, String> environment, boolean nativeExecutables) {
        Map<String, String> set = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith("SLUICE_")) {
                boolean path = name.endsWith("_FILE")
                        || name.equals(Setting.HOME.variable())
                        || name.equals(Setting.FUNCTIONS.variable());
                set.put(
                        name,
                        path && !value.isEmpty()
                                ? Path.of(value).toAbsolutePath().toString()
                                : value);
            }
        });
        Settings settings = Settings.from(set);
        Stream.of(Setting.values())
                .filter(setting -> setting.name().endsWith("_PORT")
                        && !settings.get(setting).isEmpty())
                .forEach(settings::number);
        return new Site(project.toAbsolutePath().normalize(), set, nativeExecutables);
    }

    public Settings settings() {
        return Settings.from(environment);
    }

    public Home home() {
        return Home.of(settings(), project);
    }

    public Ports ports() {
        return new Ports(settings());
    }

    /** Where the suite's ports are reached from this machine. */
    public String host() {
        String bind = settings().get(Setting.BIND);
        return bind.equals("0.0.0.0") ? "127.0.0.1" : bind;
    }

    /** Whether the suite brings its own broker: unless the person named one. */
    public boolean ownKafka() {
        return !environment.containsKey(Setting.KAFKA.variable());
    }

    /** Whether the suite brings its own database server: unless the person named one. */
    public boolean ownDatabase() {
        return !environment.containsKey(Setting.DATABASE.variable());
    }

    /** Whether functions are called here: unless the person said where, for functions or for all of AWS. */
    public boolean callsOwnFunctions() {
        return !environment.containsKey(Setting.LAMBDA_ENDPOINT.variable())
                && settings().list(Setting.AWS_ENDPOINTS).stream()
                        .noneMatch(entry -> entry.matches("(\\*|lambda)\\s*=.*"));
    }

    /** Whether the suite runs functions: where it calls them, or where the person named a folder of them. */
    public boolean ownFunctions() {
        return callsOwnFunctions() || environment.containsKey(Setting.FUNCTIONS.variable());
    }

    /** Where they are declared. */
    public Path functions() {
        return project.resolve(settings().get(Setting.FUNCTIONS));
    }

    public String functionsUrl() {
        return "http://127.0.0.1:" + ports().functions();
    }

    public String edgeUrl() {
        return "http://" + host() + ":" + ports().service(Service.EDGE_ROUTER, 0);
    }

    /** Empty where nothing serves HTTPS, which needs a certificate. */
    public String edgeTlsUrl() {
        return settings().get(Setting.EDGE_TLS_CERTIFICATE_FILE).isEmpty()
                ? ""
                : "https://" + host() + ":" + ports().tls(0);
    }

    public String adminUrl() {
        return "http://" + host() + ":" + ports().service(Service.ADMIN_SERVICE, 0);
    }
}
