package dev.sluice.local.plan;

import java.util.Map;
import java.util.TreeMap;

/** How many replicas of each service; one of each that is not named. */
public record Scale(Map<String, Integer> replicas) {

    public static final Scale ONE_OF_EACH = new Scale(Map.of());

    /** Throws {@link IllegalArgumentException} naming a service that there is not, or a number out of bounds. */
    public Scale {
        replicas.forEach(Scale::check);
        replicas = Map.copyOf(replicas);
    }

    public int of(Service service) {
        return replicas.getOrDefault(service.folder(), 1);
    }

    /** This one, but for the services that {@code other} names. */
    public Scale with(Scale other) {
        Map<String, Integer> merged = new TreeMap<>(replicas);
        merged.putAll(other.replicas);
        return new Scale(merged);
    }

    private static void check(String service, int number) {
        if (Service.named(service).isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no service '" + service + "' to scale; there are " + String.join(", ", Service.names()));
        }
        if (number < 0 || number > 9) {
            throw new IllegalArgumentException("--scale " + service + "=" + number + ": from 0 to 9 replicas");
        }
    }
}
