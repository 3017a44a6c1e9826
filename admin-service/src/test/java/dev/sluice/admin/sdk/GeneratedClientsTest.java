package dev.sluice.admin.sdk;

import static dev.sluice.admin.sdk.LoopbackApi.GONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.admin.Database;
import dev.sluice.contract.sigv4.Authorization;
import dev.sluice.contract.sigv4.SigV4;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client of each language does the same calls, and the same comes over the wire. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class GeneratedClientsTest {

    private static final String STAGE = "/_aws/execute-api/abc123/dev";

    @Inject
    @All
    List<SdkLanguage> languages;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Runner.class)
    void signsRetriesAndReads(Runner runner) throws Exception {
        try (LoopbackApi api = new LoopbackApi()) {
            api.answers(200, 503, GONE, 429, 200, 429, 201, 503, 200, 200, 500, 500, 500, 500);

            String printed = runner.drive(unpacked(runner), api.url() + STAGE);

            assertThat(printed.lines())
                    .containsExactly(
                            "get 200 cat 2.5 a,b Zo\u00eb",
                            "retried 200",
                            "post 201",
                            "unrepeatable 503",
                            "greedy 200",
                            "escape refused",
                            "missing refused",
                            "alias 200",
                            "exhausted 500");
            assertThat(api.received())
                    .extracting(LoopbackApi.Received::line)
                    .containsExactly(
                            "GET " + STAGE + "/pets/a%20b%2F%C3%BC%27?type=x%26y%3Dz%20%2B",
                            "GET " + STAGE + "/pets/1",
                            "GET " + STAGE + "/pets/1",
                            "GET " + STAGE + "/pets/1",
                            "GET " + STAGE + "/pets/1",
                            "POST " + STAGE + "/pets",
                            "POST " + STAGE + "/pets",
                            "POST " + STAGE + "/pets",
                            "GET " + STAGE + "/files/x/y%20z",
                            "GET " + STAGE + "/",
                            "GET " + STAGE + "/",
                            "GET " + STAGE + "/",
                            "GET " + STAGE + "/",
                            "GET " + STAGE + "/");
            assertThat(api.received()).allSatisfy(GeneratedClientsTest::hasKeyAndSignature);
            assertThat(api.received().getFirst().request().header("X-Trace")).isEqualTo("t1");
            assertThat(api.received().get(6).body().replace(" ", ""))
                    .isEqualTo("{\"name\":\"d\\\"og\",\"owner\":{\"name\":\"Al\"},\"price\":1.5,\"tags\":[\"x\"]}");
            assertThat(api.received().get(6).request().header("Content-Type")).isEqualTo("application/json");
        }
    }

    private Path unpacked(Runner runner) throws Exception {
        SdkLanguage language = languages.stream()
                .filter(one -> one.type().id().equals(runner.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
        return Sdks.unpack(SdkArchive.zip(Sdks.files(language, Sdks.pets())), folder);
    }

    /** Of everything but the root, which is open. */
    private static void hasKeyAndSignature(LoopbackApi.Received received) {
        assertThat(received.request().header("x-api-key")).isEqualTo("a-key");
        if (received.request().path().equals(STAGE + "/")) {
            assertThat(received.request().header("Authorization")).isEmpty();
        } else {
            Authorization authorization = Authorization.of(received.request()).orElseThrow();
            byte[] key = SigV4.signingKey("secret", authorization.date(), "us-west-2", "execute-api");
            assertThat(authorization.accessKeyId()).isEqualTo("AKID");
            assertThat(authorization.signedHeaders()).contains("host", "x-amz-date", "x-amz-security-token");
            assertThat(received.request().header("x-amz-security-token")).isEqualTo("token");
            assertThat(SigV4.matches(key, received.request(), authorization)).isTrue();
            assertThat(SigV4.timely(authorization, Instant.now())).isTrue();
        }
    }
}
