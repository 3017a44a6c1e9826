package dev.sluice.contract.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings of one process, read once from its environment. */
public final class Settings {

    private static final String PREFIX = "SLUICE_";
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1|\\[::1]|0:0:0:0:0:0:0:1");

    private final Map<Setting, String> values;

    private Settings(Map<Setting, String> values) {
        this.values = values;
    }

    /** Throws {@link IllegalArgumentException} naming each variable that begins with SLUICE_ and is no setting. */
    public static Settings from(Map<String, String> environment) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        var unknown = new TreeSet<String>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                find(name).ifPresentOrElse(setting -> values.put(setting, value), () -> unknown.add(name));
            }
        });
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown settings in the environment: " + String.join(", ", unknown));
        }
        return new Settings(values);
    }

    public String get(Setting setting) {
        return values.getOrDefault(setting, setting.defaultValue());
    }

    /** Throws {@link IllegalArgumentException} naming the variable when its value is not a whole number. */
    public int number(Setting setting) {
        try {
            return Integer.parseInt(get(setting));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    setting.variable() + " is not a whole number: '" + get(setting) + "'", e);
        }
    }

    /** The parts of a comma-separated value, none where it is empty. */
    public List<String> list(Setting setting) {
        return Stream.of(get(setting).split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The content of the file that the setting names, stripped; empty where no file is named. */
    public Optional<String> secret(Setting setting) {
        String file = get(setting);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(Path.of(file)).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(setting.variable() + " names a file that cannot be read: " + file, e);
        }
    }

    /** Whether nothing but this machine can reach the ports: {@link Setting#BIND} is a loopback address. */
    public boolean loopback() {
        return LOOPBACK.matcher(get(Setting.BIND)).matches();
    }

    /** {@link Setting#INSTANCE}, or the service's name and its replica. */
    public String instance(String service) {
        String instance = get(Setting.INSTANCE);
        return instance.isEmpty() ? service + "-" + get(Setting.REPLICA) : instance;
    }

    private static Optional<Setting> find(String variable) {
        return Stream.of(Setting.values())
                .filter(s -> s.variable().equals(variable))
                .findFirst();
    }
}
