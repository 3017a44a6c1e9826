package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sluice.system.gateway.Gateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The control plane by boto3, each answer held against botocore's own model; passed over where there is no boto3. */
@OnSuite
class BotoIT {

    private static final Path SCRIPTS = Path.of("src", "test", "resources", "python");
    private static final int SECONDS = 90;

    private record Ended(int status, String words) {}

    @Test
    void everyAnswerIsOneOfBotocoresModel(Gateway gateway) throws IOException, InterruptedException {
        assumeThat(python("-c", "import boto3").status())
                .as("`python3 -c 'import boto3'`: install python3 and boto3 to run this")
                .isZero();

        Ended ended = python(
                "-B",
                SCRIPTS.resolve("control_plane.py").toString(),
                gateway.adminUri().toString());

        assertThat(ended.status()).as(ended.words()).isZero();
        assertThat(ended.words()).contains("operations:");
    }

    private static Ended python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException noPython) {
            return new Ended(127, noPython.toString());
        }
        try (var out = process.getInputStream()) {
            String words = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            boolean done = process.waitFor(SECONDS, TimeUnit.SECONDS);
            return new Ended(done ? process.exitValue() : 1, words);
        } finally {
            process.destroyForcibly();
        }
    }
}
