package dev.sluice.local.plan;

import dev.sluice.contract.settings.Setting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The six services, and what is particular about running each. A new service is a new line here. */
public enum Service {
    ADMIN_SERVICE("admin-service", Setting.ADMIN_SERVICE_PORT, Setting.ADMIN_SERVICE_URL, 256),
    AUTH_SERVICE("auth-service", Setting.AUTH_SERVICE_PORT, Setting.AUTH_SERVICE_URL, 192),
    RATE_LIMIT_SERVICE("rate-limit-service", Setting.RATE_LIMIT_SERVICE_PORT, Setting.RATE_LIMIT_SERVICE_URL, 192),
    CACHE_SERVICE("cache-service", Setting.CACHE_SERVICE_PORT, Setting.CACHE_SERVICE_URL, 192),
    WEBSOCKET_SERVICE("websocket-service", Setting.WEBSOCKET_SERVICE_PORT, Setting.WEBSOCKET_SERVICE_URL, 192),
    EDGE_ROUTER("edge-router", Setting.EDGE_ROUTER_PORT, null, 192);

    private final String folder;
    private final Setting port;
    private final Optional<Setting> url;
    private final int heapMegabytes;

    Service(String folder, Setting port, @org.jspecify.annotations.Nullable Setting url, int heapMegabytes) {
        this.folder = folder;
        this.port = port;
        this.url = Optional.ofNullable(url);
        this.heapMegabytes = heapMegabytes;
    }

    /** Its name everywhere: folder of the repository, part of the suite, instance. */
    public String folder() {
        return folder;
    }

    Setting port() {
        return port;
    }

    /** The setting by which the others find it; the public door has none. */
    Optional<Setting> url() {
        return url;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    /** Whether its replicas form an Infinispan cluster. */
    boolean clustered() {
        return this == RATE_LIMIT_SERVICE || this == CACHE_SERVICE;
    }

    /** Whether it is worth the optimising compiler's memory; the others answer rarely and start sooner without. */
    boolean hot() {
        return this == EDGE_ROUTER;
    }

    /** Whether clients hold connections to it, so that it goes first when the suite stops. */
    boolean door() {
        return this == EDGE_ROUTER || this == WEBSOCKET_SERVICE;
    }

    public static Optional<Service> named(String folder) {
        return Stream.of(values())
                .filter(service -> service.folder.equals(folder))
                .findFirst();
    }

    public static List<String> names() {
        return Stream.of(values()).map(Service::folder).toList();
    }
}
