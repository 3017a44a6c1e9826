package dev.sluice.ratelimit;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.grid.Grid;
import dev.sluice.grid.Membership;
import dev.sluice.ratelimit.store.Buckets;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes what the service is built of, once. */
class Startup {

    @Produces
    @Singleton
    Settings settings() {
        return Settings.from(System.getenv());
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Made at once, so that the cluster is joined before the first request comes in. */
    @Produces
    @Singleton
    @io.quarkus.runtime.Startup
    Grid grid(Settings settings) {
        return Buckets.join(Membership.of(settings, "rate-limit-service", Setting.RATE_LIMIT_SERVICE_PORT));
    }

    void leave(@Disposes Grid grid) {
        grid.close();
    }

    @Produces
    @Singleton
    Buckets buckets(Grid grid, Clock clock) {
        return new Buckets(grid, clock);
    }
}
