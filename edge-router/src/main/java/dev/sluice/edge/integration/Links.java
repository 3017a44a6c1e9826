package dev.sluice.edge.integration;

import dev.sluice.contract.config.VpcLinkConfig;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.table.IntegrationPlan.HttpCall;
import dev.sluice.engine.integration.BackendRequest;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Leads a request by its integration's VPC link: to an address of the link's load balancer, in turn, while the URI's host
 * stays what the backend is asked for, and what its certificate must name. A load balancer that no setting places is where the URI says.
 */
public final class Links {

    private final Map<String, List<SocketAddress>> addresses = new HashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    /** Throws {@link IllegalArgumentException} naming a setting that cannot be read. */
    public Links(Settings settings) {
        for (String entry : settings.list(Setting.VPC_LINK_TARGETS)) {
            int equals = entry.indexOf('=');
            int colon = entry.lastIndexOf(':');
            String port = entry.substring(colon + 1);
            if (equals < 1 || colon < equals + 2 || !port.matches("[0-9]{1,5}")) {
                throw new IllegalArgumentException(
                        Setting.VPC_LINK_TARGETS.variable() + ": not name=host:port: '" + entry + "'");
            }
            addresses
                    .computeIfAbsent(entry.substring(0, equals).strip(), name -> new ArrayList<>())
                    .add(SocketAddress.inetSocketAddress(
                            Integer.parseInt(port),
                            entry.substring(equals + 1, colon).strip()));
        }
    }

    BackendRequest lead(Exchange exchange, HttpCall call, BackendRequest request) {
        SocketAddress server = call.link() == null ? null : server(exchange, call.link());
        return server == null ? request : request.by(server);
    }

    private @Nullable SocketAddress server(Exchange exchange, String id) {
        VpcLinkConfig link = exchange.table().links().get(id);
        List<SocketAddress> all = (link == null ? List.<String>of() : link.targetArns())
                .stream()
                        .flatMap(arn -> addresses.getOrDefault(balancer(arn), List.of()).stream())
                        .toList();
        return all.isEmpty() ? null : all.get(Math.floorMod(next.getAndIncrement(), all.size()));
    }

    /** The name in {@code …:loadbalancer/net/NAME/ID}. */
    private static String balancer(String arn) {
        String[] parts = arn.split("/", -1);
        return parts.length < 2 ? arn : parts[parts.length - 2];
    }
}
