package dev.sluice.benchmarks;

import dev.sluice.contract.api.Integration;
import dev.sluice.contract.api.Method;
import dev.sluice.contract.api.Resource;
import dev.sluice.contract.api.RestApi;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.config.StageSettings;
import dev.sluice.edge.exchange.Account;
import dev.sluice.edge.exchange.Address;
import dev.sluice.edge.exchange.Arrival;
import dev.sluice.edge.exchange.BodyMemory;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.Means;
import dev.sluice.edge.exchange.QueryParameters;
import dev.sluice.edge.exchange.Request;
import dev.sluice.edge.exchange.RequestIds;
import dev.sluice.edge.table.RouteTable;
import dev.sluice.edge.table.RouteTree;
import dev.sluice.edge.table.Stage;
import dev.sluice.engine.work.Workbench;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.streams.ReadStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An API of one stage, and a request to it, as the edge router has them while it serves. */
final class MadeUp {

    static final String API = "a1b2c3d4e5";
    static final String STAGE = "prod";
    static final String HOST = API + ".execute-api.localhost";

    private MadeUp() {}

    /** A table of one stage. */
    static RouteTable table(Map<String, Resource> resources, Map<String, String> variables) {
        var api = new RestApi(
                API,
                "benchmark",
                resources,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                null,
                "HEADER",
                null,
                false);
        var config = new StageConfig(API, STAGE, "d1", new StageSettings(variables, false, Map.of()), api, null);
        return RouteTable.EMPTY.with(ConfigKey.stage(API, STAGE), 1, config);
    }

    /** A method that anyone may call, of a mock integration. */
    static Method method() {
        var mock = new Integration(
                "MOCK",
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of("application/json", "{\"statusCode\": 200}"),
                "WHEN_NO_MATCH",
                null,
                0,
                "BUFFERED",
                null,
                List.of(),
                Map.of());
        return new Method("GET", "NONE", null, List.of(), false, null, Map.of(), Map.of(), Map.of(), mock, "benchmark");
    }

    private static final Means MEANS = new Means(1 << 20, 1_000, new BodyMemory(1 << 20), new Workbench(1, 1));

    /** A request on its way, to the path after the stage. */
    static Exchange exchange(RouteTable table, String path, MultiMap headers, QueryParameters query) {
        Address address = Objects.requireNonNull(Address.of(HOST, "/" + STAGE + path));
        Stage.Rest stage = (Stage.Rest) Objects.requireNonNull(table.stage(API, STAGE));
        RouteTree.Match match = Objects.requireNonNull(stage.routes().find("GET", address.path()));
        var request = new Asked(address.whole(), headers, query);
        var account = new Account("us-east-1", "000000000000");
        var arrival = new Arrival(request, address, table, Instant.now(), RequestIds.next(), account, MEANS);
        return new Exchange(arrival, stage, match.route(), match.pathParameters());
    }

    private record Asked(String path, MultiMap headers, QueryParameters params) implements Request {

        @Override
        public HttpMethod method() {
            return HttpMethod.GET;
        }

        @Override
        public String query() {
            return "";
        }

        @Override
        public String sourceIp() {
            return "127.0.0.1";
        }

        @Override
        public boolean isSSL() {
            return false;
        }

        @Override
        public int port() {
            return 80;
        }

        @Override
        public String authority() {
            return HOST;
        }

        @Override
        public ReadStream<Buffer> stream() {
            throw new IllegalStateException("the body of this request is not read");
        }
    }
}
