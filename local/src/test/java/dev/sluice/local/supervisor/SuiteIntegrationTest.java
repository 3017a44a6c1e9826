package dev.sluice.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.local.plan.Home;
import dev.sluice.local.plan.PartId;
import dev.sluice.local.plan.Plan;
import dev.sluice.local.plan.Scale;
import dev.sluice.local.plan.Secrets;
import dev.sluice.local.plan.Service;
import dev.sluice.local.plan.Site;
import dev.sluice.local.process.Ledger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Kafka and a real PostgreSQL as processes, without the services, which their own modules test. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class SuiteIntegrationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Scale NO_SERVICES =
            new Scale(Stream.of(Service.values()).collect(Collectors.toMap(Service::folder, service -> 0)));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Site site;
    private Suite suite;
    private Watch watch;

    @BeforeEach
    void prepare() throws IOException {
        int kafka = freePair();
        site = Site.of(
                folder,
                Map.of(
                        "SLUICE_HOME", folder.resolve("state folder").toString(),
                        "SLUICE_KAFKA_PORT", Integer.toString(kafka),
                        "SLUICE_POSTGRES_PORT", Integer.toString(free()),
                        "SLUICE_LAMBDA_ENDPOINT", ""),
                false);
        Home home = site.home();
        home.create();
        Secrets.createOnce(home.databasePassword());
        begin();
    }

    @AfterEach
    void stop() throws InterruptedException {
        watch.close();
        suite.down();
    }

    @Test
    void keepsDataOverARestartAndRestartsWhatIsKilled() throws Exception {
        suite.scale(NO_SERVICES);
        awaitReady();
        createTopic("kept");

        long killed = kill(Plan.POSTGRES);
        await(() -> state(Plan.POSTGRES).ready() && state(Plan.POSTGRES).pid() != killed);
        assertThat(state(Plan.POSTGRES).restarts()).isEqualTo(1);
        assertThat(journal()).contains("postgres/0 was ended by SIGKILL", "starting it again in 200 ms");

        kill(Plan.KAFKA);
        await(() -> state(Plan.KAFKA).restarts() == 1 && state(Plan.KAFKA).ready());

        stop();
        assertThat(new Ledger(site.home().ledger()).entries()).isEmpty();
        begin();
        suite.scale(NO_SERVICES);
        awaitReady();
        assertThat(topics()).contains("kept");
    }

    @Test
    void whatIsStoppedStaysStoppedUntilItIsStarted() throws Exception {
        suite.scale(NO_SERVICES);
        awaitReady();

        suite.stop(Plan.POSTGRES::equals);
        assertThat(state(Plan.POSTGRES))
                .matches(PartState::stopped)
                .extracting(PartState::pid)
                .isEqualTo(0L);
        assertThat(suite.state().ready()).isTrue();

        suite.start(Plan.POSTGRES::equals);
        awaitReady();
        assertThat(state(Plan.POSTGRES).ready()).isTrue();
    }

    @Test
    void saysWhichPortIsTakenBeforeAnythingStarts() throws Exception {
        try (var taken = new ServerSocket(site.ports().postgres(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> suite.scale(NO_SERVICES))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("SLUICE_POSTGRES_PORT");
            assertThat(suite.state().parts()).isEmpty();
        }
    }

    private void begin() {
        var journal = new Journal(new PrintStream(said, true, StandardCharsets.UTF_8), Clock.systemUTC());
        suite = new Suite(site, Scale.ONE_OF_EACH, new Ledger(site.home().ledger()), journal);
        watch = Watch.over(suite, new Logs(site.home().logs()), journal);
    }

    private long kill(PartId id) {
        long pid = state(id).pid();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        return pid;
    }

    private PartState state(PartId id) {
        return suite.state().parts().stream()
                .filter(part -> part.service().equals(id.service()))
                .findFirst()
                .orElseThrow();
    }

    private String journal() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void awaitReady() {
        await(() -> suite.state().ready());
    }

    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(journal()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private void createTopic(String name) throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            admin.createTopics(Set.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    private Set<String> topics() throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            return admin.listTopics().names().get();
        }
    }

    private Admin admin() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "127.0.0.1:" + site.ports().kafka());
        return Admin.create(properties);
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A port whose successor is free too. */
    private static int freePair() throws IOException {
        while (true) {
            int port = free();
            try (ServerSocket next = new ServerSocket(port + 1, 1, InetAddress.getLoopbackAddress())) {
                assertThat(next.isBound()).isTrue();
                return port;
            } catch (IOException taken) {
                assertThat(taken).isNotNull();
            }
        }
    }
}
