package dev.sluice.local.plan;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Where each part listens. Pure. */
public final class Ports {

    private static final int BETWEEN_REPLICAS = 100;
    private static final int MANAGEMENT = 1000;
    private static final int CLUSTER = 2000;
    /** Where members of a cluster watch each other. */
    private static final int CLUSTER_WATCH = 2050;

    private final Settings settings;

    public Ports(Settings settings) {
        this.settings = settings;
    }

    int service(Service service, int replica) {
        return settings.number(service.port()) + BETWEEN_REPLICAS * replica;
    }

    int management(Service service, int replica) {
        return service(service, replica) + MANAGEMENT;
    }

    int cluster(Service service, int replica) {
        return service(service, replica) + CLUSTER;
    }

    int tls(int replica) {
        return settings.number(Setting.EDGE_ROUTER_TLS_PORT) + BETWEEN_REPLICAS * replica;
    }

    public int kafka() {
        return settings.number(Setting.KAFKA_PORT);
    }

    /** The broker's talk with itself as its own controller. */
    public int kafkaController() {
        return kafka() + 1;
    }

    public int postgres() {
        return settings.number(Setting.POSTGRES_PORT);
    }

    public int functions() {
        return settings.number(Setting.FUNCTIONS_PORT);
    }

    List<Port> ofService(Service service, int replica) {
        PartId part = new PartId(service.folder(), replica);
        int distance = BETWEEN_REPLICAS * replica;
        List<Port> ports = new ArrayList<>();
        ports.add(new Port(service(service, replica), part, "HTTP", service.port(), distance));
        if (service == Service.EDGE_ROUTER) {
            ports.add(new Port(tls(replica), part, "HTTPS", Setting.EDGE_ROUTER_TLS_PORT, distance));
        }
        ports.add(new Port(management(service, replica), part, "management", service.port(), distance + MANAGEMENT));
        if (service.clustered()) {
            ports.add(new Port(cluster(service, replica), part, "cluster", service.port(), distance + CLUSTER));
            int watch = service(service, replica) + CLUSTER_WATCH;
            ports.add(new Port(watch, part, "cluster watch", service.port(), distance + CLUSTER_WATCH));
        }
        return ports;
    }

    List<Port> ofKafka(PartId part) {
        return List.of(
                new Port(kafka(), part, "clients", Setting.KAFKA_PORT, 0),
                new Port(kafkaController(), part, "controller", Setting.KAFKA_PORT, 1));
    }

    List<Port> ofPostgres(PartId part) {
        return List.of(new Port(postgres(), part, "clients", Setting.POSTGRES_PORT, 0));
    }

    List<Port> ofFunctions(PartId part) {
        return List.of(new Port(functions(), part, "HTTP", Setting.FUNCTIONS_PORT, 0));
    }

    /** One sentence for each port that cannot be had: impossible, wanted twice, or taken by something else. */
    public static List<String> obstacles(List<Port> wanted, IntPredicate taken) {
        List<String> found = new ArrayList<>();
        Map<Integer, Port> first = new HashMap<>();
        for (Port port : wanted) {
            Port other = first.putIfAbsent(port.number(), port);
            if (port.number() < 1 || port.number() > 65535) {
                found.add("there is no port " + port);
            } else if (other != null) {
                found.add("port " + port + " is also wanted as " + other);
            } else if (taken.test(port.number())) {
                found.add("port " + port + " is taken by another program");
            }
        }
        return found;
    }
}
