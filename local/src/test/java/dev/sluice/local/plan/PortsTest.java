package dev.sluice.local.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {

    private final Ports ports = new Ports(Settings.from(Map.of()));

    @Test
    void replicasAndInterfacesHaveFixedDistances() {
        assertThat(numbers(ports.ofService(Service.EDGE_ROUTER, 0))).containsExactly(8080, 8443, 9080);
        assertThat(numbers(ports.ofService(Service.EDGE_ROUTER, 2))).containsExactly(8280, 8643, 9280);
        assertThat(numbers(ports.ofService(Service.CACHE_SERVICE, 1))).containsExactly(8184, 9184, 10184, 10234);
        assertThat(numbers(ports.ofKafka(Plan.KAFKA))).containsExactly(19092, 19093);
    }

    @Test
    void nothingStandsInTheWayOfNineReplicasOfEach() {
        List<Port> all = Stream.of(Service.values())
                .flatMap(service ->
                        Stream.iterate(0, k -> k + 1).limit(9).flatMap(k -> ports.ofService(service, k).stream()))
                .toList();
        assertThat(Ports.obstacles(all, port -> false)).isEmpty();
    }

    @Test
    void saysWhichPortIsTakenAndWhatChangesIt() {
        assertThat(Ports.obstacles(ports.ofService(Service.EDGE_ROUTER, 1), port -> port == 9180))
                .containsExactly("port 9180 (management of edge-router/1; set by SLUICE_EDGE_ROUTER_PORT + 1100)"
                        + " is taken by another program");
    }

    @Test
    void saysWhenTwoPartsWantTheSamePort() {
        Ports same = new Ports(Settings.from(Map.of("SLUICE_AUTH_SERVICE_PORT", "8081")));
        List<Port> both = Stream.of(Service.ADMIN_SERVICE, Service.AUTH_SERVICE)
                .flatMap(service -> same.ofService(service, 0).stream())
                .toList();
        assertThat(Ports.obstacles(both, port -> false))
                .first()
                .asString()
                .startsWith("port 8081 (HTTP of auth-service/0")
                .contains("also wanted as 8081 (HTTP of admin-service/0");
    }

    @Test
    void refusesANumberThatIsNoPort() {
        Ports high = new Ports(Settings.from(Map.of("SLUICE_EDGE_ROUTER_PORT", "65000")));
        assertThat(Ports.obstacles(high.ofService(Service.EDGE_ROUTER, 0), port -> false))
                .singleElement()
                .asString()
                .startsWith("there is no port 66000");
    }

    private static List<Integer> numbers(List<Port> ports) {
        return ports.stream().map(Port::number).toList();
    }
}
