package dev.sluice.auth.wire;

import dev.sluice.contract.settings.Settings;
import io.quarkus.test.Mock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The settings and the clock of the service under test. Nothing listens where it looks for Kafka. */
@Mock
@Singleton
public class TestGiven {

    static final String TOKEN = "the-cluster-token";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    @Produces
    @Singleton
    Settings settings(FunctionsStub functions) {
        return Settings.from(Map.of(
                "SLUICE_CLUSTER_TOKEN_FILE",
                file(TOKEN + "\n"),
                "SLUICE_ROOT_ACCESS_KEY_ID",
                "AKIDEXAMPLE",
                "SLUICE_ROOT_SECRET_ACCESS_KEY_FILE",
                file(SECRET),
                "SLUICE_KAFKA",
                "127.0.0.1:1",
                "SLUICE_LAMBDA_ENDPOINT",
                functions.url() + "/",
                "SLUICE_AWS_ENDPOINTS",
                "sts=" + functions.url(),
                "SLUICE_AWS_CREDENTIALS_FILE",
                file(FunctionsStub.CREDENTIALS)));
    }

    @Produces
    @Singleton
    MovableClock clock() {
        return new MovableClock();
    }

    private static String file(String content) {
        try {
            Path file = Files.createTempFile("auth-service", ".secret");
            file.toFile().deleteOnExit();
            return Files.writeString(file, content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
