package dev.sluice.cache;

import dev.sluice.cache.store.Entries;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.grid.Grid;
import dev.sluice.grid.Membership;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes what the service is built of, once, out of what grid finds around it. */
class Startup {

    /** Made at once, so that the cluster is joined before the first request comes in. */
    @Produces
    @Singleton
    @io.quarkus.runtime.Startup
    Grid grid(Settings settings) {
        return Entries.join(
                Membership.of(settings, "cache-service", Setting.CACHE_SERVICE_PORT),
                settings.number(Setting.CACHE_MAX_BYTES));
    }

    void leave(@Disposes Grid grid) {
        grid.close();
    }

    @Produces
    @Singleton
    Entries entries(Grid grid, Clock clock) {
        return new Entries(grid, clock);
    }
}
