package dev.sluice.benchmarks;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast HTTP_PROXY is: the same backend asked directly, through nginx and through the edge router, in turns of one
 * run. Only the ratios of one run mean anything, since client, proxies and backend share the machine's cores.
 */
final class Proxy {

    private static final int ROUNDS = 3;
    private static final Duration ROUND = Duration.ofSeconds(10);

    /** The second one is for the router's just-in-time compiler. */
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private Proxy() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path report = Path.of(arguments.length > 1 ? arguments[1] : "benchmarks/target/proxy.md");
        Settings settings = Settings.from(System.getenv());
        Path folder = Files.createTempDirectory("sluice-benchmark");
        try (RunningSuite suite = RunningSuite.join(settings);
                Nginx backend = Nginx.backend(folder.resolve("backend"));
                Nginx peer = Nginx.proxy(folder.resolve("peer"), backend.url());
                LoadedApi api = LoadedApi.create(new AdminApi(settings), backend.url())) {
            Map<String, URI> targets = new LinkedHashMap<>();
            targets.put("direct", backend.url());
            targets.put("nginx", peer.url());
            targets.put("edge-router", edge(settings).resolve(api.path()));
            String table = Report.of(measure(targets), ROUND, suite.describe());
            System.out.println(table);
            Files.createDirectories(report.toAbsolutePath().getParent());
            Files.writeString(report, table);
        }
    }

    private static Map<String, List<Reading>> measure(Map<String, URI> targets)
            throws IOException, InterruptedException {
        for (Map.Entry<String, URI> target : targets.entrySet()) {
            SameAnswer.check(target.getKey(), target.getValue());
            System.out.println("warm-up  " + target.getKey());
            Wrk.run(target.getValue(), WARM_UP);
        }
        Map<String, List<Reading>> readings = new LinkedHashMap<>();
        for (int round = 1; round <= ROUNDS; round++) {
            for (Map.Entry<String, URI> target : targets.entrySet()) {
                Reading reading = Wrk.run(target.getValue(), ROUND);
                System.out.println("round " + round + "  " + target.getKey() + "  " + reading);
                readings.computeIfAbsent(target.getKey(), name -> new ArrayList<>())
                        .add(reading);
            }
        }
        return readings;
    }

    private static URI edge(Settings settings) {
        return URI.create("http://127.0.0.1:" + settings.number(Setting.EDGE_ROUTER_PORT));
    }
}
