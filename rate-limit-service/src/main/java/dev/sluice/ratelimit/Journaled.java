package dev.sluice.ratelimit;

import dev.sluice.ratelimit.journal.QuotaJournal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether quotas are journaled, as {@code /q/health/well} and a gauge. Not a matter of readiness: a disk that is full on
 * every node would otherwise refuse all traffic, and the grid still counts.
 */
@Wellness
@Singleton
@Startup
class Journaled implements HealthCheck {

    private final QuotaJournal journal;

    Journaled(QuotaJournal journal, MeterRegistry registry) {
        this.journal = journal;
        Gauge.builder(
                        "sluice.quota.journal.writable",
                        journal,
                        it -> it.failure().isEmpty() ? 1 : 0)
                .description("1 while what is spent of quotas is journaled; 0: a restart of all replicas forgets it")
                .register(registry);
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("quota-journal")
                .status(journal.failure().isEmpty());
        journal.failure().ifPresent(why -> response.withData("failure", why));
        return response.build();
    }
}
