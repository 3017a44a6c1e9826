package dev.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the real nginx where it is installed. */
class NginxTest {

    @TempDir
    Path folder;

    @BeforeEach
    void nginxIsInstalled() {
        assumeTrue(installed("nginx"), "nginx is not installed");
    }

    @Test
    void wrkGetsAnswersOnly() throws IOException, InterruptedException {
        assumeTrue(installed("wrk"), "wrk is not installed");
        try (Nginx backend = Nginx.backend(folder.resolve("backend"))) {
            Reading reading = Wrk.run(backend.url(), Duration.ofSeconds(1));

            assertThat(reading.requestsPerSecond()).isPositive();
            assertThat(reading.p99()).isGreaterThanOrEqualTo(reading.p50());
            assertThat(reading.errors()).isZero();
        }
    }

    @Test
    void proxyAnswersWhatTheBackendAnswers() throws IOException, InterruptedException {
        try (Nginx backend = Nginx.backend(folder.resolve("backend"));
                Nginx proxy = Nginx.proxy(folder.resolve("proxy"), backend.url())) {
            SameAnswer.check("nginx", proxy.url());
        }
    }

    @Test
    void refusesTargetWithAnotherAnswer() throws IOException, InterruptedException {
        URI nowhere = URI.create("http://127.0.0.1:9/");
        try (Nginx proxy = Nginx.proxy(folder.resolve("proxy"), nowhere)) {
            assertThatThrownBy(() -> SameAnswer.check("nginx", proxy.url())).hasMessageContaining("nginx answers 502");
        }
    }

    @Test
    void leavesNoProcessBehind() throws IOException, InterruptedException {
        Nginx backend = Nginx.backend(folder.resolve("backend"));
        backend.close();

        assertThat(backend.process().isAlive()).isFalse();
        assertThat(Ready.listens(backend.url().getPort())).isFalse();
    }

    private static boolean installed(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
