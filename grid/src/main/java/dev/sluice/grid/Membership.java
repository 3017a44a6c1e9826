package dev.sluice.grid;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import java.util.List;

/**
 * Who this node is and where it looks for the others: the names that {@code dns} lists, or else {@code hosts}, or nobody.
 *
 * @param cluster nodes of another cluster are never talked to
 * @param hosts {@code host:port} each; may name this node itself
 * @param dns a name whose address records are the members, all at this node's own port; empty: there is none
 * @param secret what a node must know to be let in; empty: the network is trusted
 */
public record Membership(
        String cluster, String node, String bind, int port, List<String> hosts, String dns, String secret) {

    /** The cluster's port where {@link Setting#JGROUPS_PORT} is empty: that far above the service's own. */
    private static final int PORT_DISTANCE = 2_000;

    public Membership {
        hosts = List.copyOf(hosts);
        if (port < 1 || port + JGroupsStack.FAILURE_DETECTION_DISTANCE > 65_535) {
            throw new IllegalArgumentException("no port for a cluster: " + port);
        }
        for (String host : hosts) {
            if (!host.matches(".+:[0-9]{1,5}")) {
                throw new IllegalArgumentException(
                        Setting.JGROUPS_HOSTS.variable() + " has a member that is not host:port: '" + host + "'");
            }
        }
    }

    /** As the environment says. {@code service} names the cluster, and its port is the one below the cluster's. */
    public static Membership of(Settings settings, String service, Setting servicePort) {
        int port = settings.get(Setting.JGROUPS_PORT).isEmpty()
                ? settings.number(servicePort) + PORT_DISTANCE
                : settings.number(Setting.JGROUPS_PORT);
        return new Membership(
                "sluice-" + service,
                settings.instance(service),
                settings.get(Setting.BIND),
                port,
                settings.list(Setting.JGROUPS_HOSTS),
                settings.get(Setting.JGROUPS_DNS).strip(),
                settings.secret(Setting.CLUSTER_TOKEN_FILE).orElse(""));
    }

    /** Whether there can be nobody else, so that no port need be opened and nobody waited for. */
    boolean alone() {
        return dns.isEmpty() && hosts.stream().allMatch((bind + ":" + port)::equals);
    }
}
