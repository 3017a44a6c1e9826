package dev.sluice.admin;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real, empty PostgreSQL for the tests of one run, and a Kafka that is not there. */
public final class Database implements QuarkusTestResourceLifecycleManager {

    /** Nobody listens on it: port 1 needs a privilege and has no service. */
    private static final String NO_KAFKA = "127.0.0.1:1";

    private @Nullable EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            EmbeddedPostgres started = EmbeddedPostgres.start();
            postgres = started;
            return Map.of(
                    "SLUICE_DATABASE",
                    "127.0.0.1:" + started.getPort() + "/postgres",
                    "SLUICE_DATABASE_USER",
                    "postgres",
                    "SLUICE_KAFKA",
                    NO_KAFKA,
                    "SLUICE_CLUSTER_TOKEN_FILE",
                    "src/test/resources/cluster-token",
                    "SLUICE_RATE_LIMIT_SERVICE_URL",
                    "http://" + NO_KAFKA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
