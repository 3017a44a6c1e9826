package dev.sluice.local.plan;

import dev.sluice.contract.settings.Setting;
import dev.sluice.local.functions.FunctionServer;
import dev.sluice.local.health.HttpHealth;
import dev.sluice.local.health.KafkaHealth;
import dev.sluice.local.health.PostgresHealth;
import dev.sluice.local.kafka.Broker;
import dev.sluice.local.postgres.Server;
import dev.sluice.local.process.Launch;
import dev.sluice.local.process.Stopping;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every process that the suite should consist of, in the order of starting. */
public record Plan(List<Part> parts) {

    public static final PartId KAFKA = new PartId("kafka", 0);
    public static final PartId POSTGRES = new PartId("postgres", 0);

    public static final PartId FUNCTIONS = new PartId("functions", 0);

    private static final int KAFKA_GRACE_SECONDS = 20;
    private static final int AFTER_DRAINING_SECONDS = 10;
    private static final int FUNCTIONS_GRACE_SECONDS = 5;

    public Plan {
        parts = List.copyOf(parts);
    }

    /** The names that a person may stop, start and read the logs of. */
    public static List<String> names() {
        return Stream.concat(
                        Stream.of(KAFKA.service(), POSTGRES.service(), FUNCTIONS.service()), Service.names().stream())
                .toList();
    }

    public static Plan of(Site site, Scale scale) throws IOException, InterruptedException {
        List<Part> parts = new ArrayList<>();
        if (site.ownKafka()) {
            parts.add(kafka(site));
        }
        if (site.ownDatabase()) {
            parts.add(postgres(site));
        }
        if (site.ownFunctions()) {
            parts.add(functions(site));
        }
        Environment environment = new Environment(site, scale);
        for (Service service : Service.values()) {
            for (int replica = 0; replica < scale.of(service); replica++) {
                parts.add(service(site, service, replica, environment.of(service, replica)));
            }
        }
        return new Plan(parts);
    }

    public List<Port> ports() {
        return parts.stream().flatMap(part -> part.ports().stream()).toList();
    }

    private static Part kafka(Site site) {
        Home home = site.home();
        Ports ports = site.ports();
        Broker broker = new Broker(home.kafka(), ports.kafka(), ports.kafkaController(), Applications.ownClassPath());
        return new Part(
                KAFKA,
                Tier.DATA,
                new Launch(broker.command(), Map.of(), home.folder(), home.log(KAFKA)),
                ports.ofKafka(KAFKA),
                new KafkaHealth(ports.kafka()),
                new Stopping("TERM", KAFKA_GRACE_SECONDS),
                broker::prepare);
    }

    private static Part postgres(Site site) throws IOException, InterruptedException {
        Home home = site.home();
        Ports ports = site.ports();
        Server server =
                new Server(home.postgres(), ports.postgres(), Site.DATABASE, home.databasePassword(), Site.DATABASE);
        return new Part(
                POSTGRES,
                Tier.DATA,
                new Launch(server.command(), Map.of(), home.folder(), home.log(POSTGRES)),
                ports.ofPostgres(POSTGRES),
                new PostgresHealth(ports.postgres(), Site.DATABASE),
                Server.STOPPING,
                server::prepare);
    }

    private static Part functions(Site site) {
        Home home = site.home();
        var settings = site.settings();
        FunctionServer server = new FunctionServer(
                site.ports().functions(), site.functions(), home.folder(), Applications.ownClassPath());
        Map<String, String> environment =
                server.environment(settings.get(Setting.REGION), settings.get(Setting.ACCOUNT));
        return new Part(
                FUNCTIONS,
                Tier.SERVICES,
                new Launch(server.command(), environment, home.folder(), home.log(FUNCTIONS)),
                site.ports().ofFunctions(FUNCTIONS),
                new HttpHealth(URI.create(site.functionsUrl() + "/2015-03-31/functions/")),
                new Stopping("TERM", FUNCTIONS_GRACE_SECONDS),
                () -> {});
    }

    private static Part service(Site site, Service service, int replica, Map<String, String> environment) {
        PartId id = new PartId(service.folder(), replica);
        Applications applications = new Applications(site);
        URI check = URI.create(
                "http://" + site.host() + ":" + site.ports().management(service, replica) + "/q/health/ready");
        int grace = site.settings().number(Setting.DRAIN_SECONDS) + AFTER_DRAINING_SECONDS;
        return new Part(
                id,
                service.door() ? Tier.DOORS : Tier.SERVICES,
                new Launch(
                        applications.command(service, id),
                        environment,
                        site.home().folder(),
                        site.home().log(id)),
                site.ports().ofService(service, replica),
                new HttpHealth(check),
                new Stopping("TERM", grace),
                () -> applications.requireCopy(service));
    }
}
