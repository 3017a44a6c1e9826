package dev.sluice.benchmarks;

import dev.sluice.contract.api.Resource;
import dev.sluice.edge.exchange.Address;
import dev.sluice.edge.table.RouteTable;
import dev.sluice.edge.table.RouteTree;
import dev.sluice.edge.table.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the host and path of a request to its route, among 10 000 of one stage: exact ones, ones with one and with two
 * parameters, and greedy ones, asked for in no order.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class RouteMatch {

    private static final int ROUTES = 10_000;
    private static final int ASKED = 1 << 14;
    private static final String[] RESOURCES = {"", "/{id}", "/{id}/parts/{part}", "/{proxy+}"};
    private static final String[] PATHS = {"", "/4711", "/4711/parts/a-17", "/some/file/deep/down.txt"};

    private final String[] asked = new String[ASKED];
    private RouteTable table = RouteTable.EMPTY;
    private int next;

    @Setup
    public void deploy() {
        Map<String, Resource> resources = new LinkedHashMap<>();
        for (int i = 0; i < ROUTES; i++) {
            String id = "r" + i;
            String path = base(i) + RESOURCES[i % RESOURCES.length];
            resources.put(id, new Resource(id, null, null, path, Map.of("GET", MadeUp.method())));
        }
        table = MadeUp.table(resources, Map.of());
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < ASKED; i++) {
            int route = random.nextInt(ROUTES);
            asked[i] = "/" + MadeUp.STAGE + base(route) + PATHS[route % PATHS.length];
        }
    }

    @Benchmark
    public RouteTree.Match match() {
        next = (next + 1) & (ASKED - 1);
        Address address = Objects.requireNonNull(Address.of(MadeUp.HOST, asked[next]));
        Stage.Rest stage = (Stage.Rest) Objects.requireNonNull(table.stage(address.apiId(), address.stage()));
        return Objects.requireNonNull(stage.routes().find("GET", address.path()));
    }

    private static String base(int route) {
        return "/area" + route / 100 + "/kind" + route % 100;
    }
}
