package dev.sluice.admin.health;

import dev.sluice.admin.store.Store;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database answers with what the migration put there. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements AsyncHealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Store store;

    DatabaseReady(Store store) {
        this.store = store;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return store.configVersion()
                .map(version ->
                        response().up().withData("configVersion", version).build())
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(
                        () -> response().down().withData("reason", "no answer").build())
                .onFailure()
                .recoverWithItem(e -> response()
                        .down()
                        .withData("reason", String.valueOf(e.getMessage()))
                        .build());
    }

    private static HealthCheckResponseBuilder response() {
        return HealthCheckResponse.named("database");
    }
}
