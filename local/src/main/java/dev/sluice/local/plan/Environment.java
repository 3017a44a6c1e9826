package dev.sluice.local.plan;

import dev.sluice.contract.settings.Setting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The settings of one service's process: what the person set, and over it what only the plan knows, such as ports and
 * where the others are.
 */
final class Environment {

    private static final String LOCAL = "127.0.0.1";

    private final Site site;
    private final Ports ports;
    private final Scale scale;

    Environment(Site site, Scale scale) {
        this.site = site;
        this.ports = site.ports();
        this.scale = scale;
    }

    Map<String, String> of(Service service, int replica) {
        Map<Setting, String> values = given();
        values.remove(Setting.INSTANCE);
        values.put(Setting.HOME, site.home().folder().toString());
        values.put(Setting.REPLICA, Integer.toString(replica));
        values.put(service.port(), Integer.toString(ports.service(service, replica)));
        values.put(Setting.MANAGEMENT_PORT, Integer.toString(ports.management(service, replica)));
        values.put(Setting.CLUSTER_TOKEN_FILE, site.home().clusterToken().toString());
        if (service == Service.EDGE_ROUTER) {
            values.put(Setting.EDGE_ROUTER_TLS_PORT, Integer.toString(ports.tls(replica)));
        }
        if (service.clustered()) {
            values.put(Setting.JGROUPS_PORT, Integer.toString(ports.cluster(service, replica)));
            values.put(Setting.JGROUPS_HOSTS, each(service, k -> LOCAL + ":" + ports.cluster(service, k)));
        }
        infrastructure(values);
        if (site.callsOwnFunctions()) {
            values.put(Setting.LAMBDA_ENDPOINT, site.functionsUrl());
        }
        addresses(values);
        return values.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().variable(), Map.Entry::getValue, (a, b) -> b, TreeMap::new));
    }

    private Map<Setting, String> given() {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = site.environment().get(setting.variable());
            if (value != null) {
                values.put(setting, value);
            }
        }
        return values;
    }

    private void infrastructure(Map<Setting, String> values) {
        if (site.ownKafka()) {
            values.put(Setting.KAFKA, LOCAL + ":" + ports.kafka());
        }
        if (site.ownDatabase()) {
            values.put(Setting.DATABASE, LOCAL + ":" + ports.postgres() + "/" + Site.DATABASE);
            values.put(Setting.DATABASE_USER, Site.DATABASE);
            values.put(
                    Setting.DATABASE_PASSWORD_FILE,
                    site.home().databasePassword().toString());
        }
    }

    private void addresses(Map<Setting, String> values) {
        Stream.of(Service.values())
                .filter(service -> scale.of(service) > 0)
                .forEach(service -> service.url()
                        .ifPresent(url -> values.put(
                                url, each(service, k -> "http://" + site.host() + ":" + ports.service(service, k)))));
        if (scale.of(Service.EDGE_ROUTER) > 0) {
            values.put(
                    Setting.EDGE_ROUTER_INTERNAL_URL,
                    each(
                            Service.EDGE_ROUTER,
                            k -> "http://" + site.host() + ":" + ports.management(Service.EDGE_ROUTER, k)));
        }
    }

    private String each(Service service, IntFunction<String> address) {
        List<String> all = new ArrayList<>();
        IntStream.range(0, scale.of(service)).forEach(k -> all.add(address.apply(k)));
        return String.join(",", all);
    }
}
