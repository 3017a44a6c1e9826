package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.config.StageConfig;
import dev.sluice.edge.table.CompileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a request is answered, case by case of {@code src/test/resources/request}: as the stage was deployed, then with the
 * response cache on for every GET, then while the stage is deployed again and again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class GoldenRequestTest {

    /** While a case's requests run. */
    private static final int REDEPLOYMENTS = 20;

    private final GoldenServers servers = new GoldenServers();
    private EdgeHarness backends;
    private EdgeHarness edge;
    private int backend;

    @BeforeAll
    void start() throws Exception {
        backends = new EdgeHarness(request -> request.response().end());
        backend = backends.serve(servers::backend);
        edge = new EdgeHarness(servers::owners, Map.of("SLUICE_LAMBDA_ENDPOINT", "http://127.0.0.1:" + backend));
    }

    @AfterAll
    void stop() throws Exception {
        edge.close();
        backends.close();
    }

    static Stream<Path> cases() throws Exception {
        return GoldenCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsAwsDoes(Path file) throws Exception {
        Play play = play("p", file);
        edge.apply(play.key(), play.api().stage());

        play.check();

        play.checkAsked();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersTheSameFromACache(Path file) throws Exception {
        Play play = play("c", file);
        edge.apply(play.key(), play.api().cached());

        play.check();
        play.checkAsked();
        int asked = servers.asked().size();
        play.check();

        if (play.cachable()) {
            assertThat(servers.asked()).hasSize(asked);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersTheSameWhileItsStageIsDeployedAgain(Path file) throws Exception {
        Play play = play("r", file);
        edge.apply(play.key(), play.api().stage());
        AtomicInteger redeployments = new AtomicInteger();
        Thread deployer = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                edge.apply(play.key(), play.api().stage());
                assertThatThrownBy(
                                () -> edge.apply(play.key(), refused(play.api().stage())))
                        .isInstanceOf(CompileException.class);
                redeployments.incrementAndGet();
            }
        });
        try {
            do {
                play.check();
            } while (redeployments.get() < REDEPLOYMENTS && deployer.isAlive());
        } finally {
            deployer.interrupt();
            deployer.join();
        }
        assertThat(redeployments).hasValueGreaterThanOrEqualTo(REDEPLOYMENTS);
        play.checkAsked();
    }

    /** A stage that no router takes. */
    private static StageConfig refused(StageConfig stage) {
        return Apis.api().method("GET", "/", Apis.proxy("ftp://x")).stage(stage.apiId(), stage.stageName());
    }

    private Play play(String round, Path file) throws Exception {
        String apiId = round + Integer.toHexString(file.toString().hashCode());
        String now = now();
        Map<String, String> places = Map.of(
                "api",
                apiId,
                "backend",
                "http://127.0.0.1:" + backend,
                "address",
                "127.0.0.1:" + backend,
                "port",
                String.valueOf(edge.port()),
                "today",
                now.substring(0, 8),
                "now",
                now);
        GoldenCase known = GoldenCase.read(file, places);
        GoldenApi api = GoldenApi.read(apiId, known.json("api"));
        api.others().forEach(edge::apply);
        servers.play(api, Objects.requireNonNullElse(known.message("backend"), WireMessage.parse("200\n\n")));
        return new Play(known, api, apiId + ".execute-api.localhost");
    }

    private static String now() {
        return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").format(ZonedDateTime.now(ZoneOffset.UTC));
    }

    /** A case on the stage. */
    private final class Play {

        private final GoldenCase known;
        private final GoldenApi api;
        private final String host;

        Play(GoldenCase known, GoldenApi api, String host) {
            this.known = known;
            this.api = api;
            this.host = host;
        }

        GoldenApi api() {
            return api;
        }

        String key() {
            return "stage/" + api.stage().apiId() + "/" + api.stage().stageName();
        }

        boolean cachable() {
            return known.request().word(0).equals("GET")
                    && api.told().path("methods").properties().stream()
                            .allMatch(method -> method.getKey().startsWith("GET "))
                    && known.text("answer").startsWith("2");
        }

        void check() throws Exception {
            WireMessage request = api.signer().signed(known.request(), host, now());
            WireMessage answer = WireClient.send(edge.port(), request, host);
            new GoldenAnswer(Objects.requireNonNull(known.message("answer")), request).check(answer);
        }

        void checkAsked() {
            if (known.has("question")) {
                assertThat(servers.questions()).isNotEmpty();
                GoldenAnswer.checkJson(
                        known.text("question"),
                        "/authorizer",
                        List.copyOf(servers.questions()).getFirst());
            }
            if (known.has("unasked")) {
                assertThat(servers.asked()).isEmpty();
            } else if (known.has("asked") || known.has("event")) {
                assertThat(servers.asked()).isNotEmpty();
                WireMessage asked = List.copyOf(servers.asked()).getFirst();
                if (known.has("asked")) {
                    GoldenAnswer.checkAsked(Objects.requireNonNull(known.message("asked")), asked);
                }
                if (known.has("event")) {
                    GoldenAnswer.checkJson(known.text("event"), "", asked.bodyOrEmpty());
                }
            }
        }
    }
}
