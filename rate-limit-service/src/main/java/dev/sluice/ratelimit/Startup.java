package dev.sluice.ratelimit;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.grid.Grid;
import dev.sluice.grid.Membership;
import dev.sluice.ratelimit.journal.QuotaJournal;
import dev.sluice.ratelimit.store.Buckets;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;

/** Makes what the service is built of, once, out of what grid finds around it. */
class Startup {

    private static final String SERVICE = "rate-limit-service";

    /** Made at once, so that the cluster is joined before the first request comes in. */
    @Produces
    @Singleton
    @io.quarkus.runtime.Startup
    Grid grid(Settings settings) {
        return Buckets.join(Membership.of(settings, SERVICE, Setting.RATE_LIMIT_SERVICE_PORT));
    }

    void leave(@Disposes Grid grid) {
        grid.close();
    }

    /** On a laptop a journal that cannot be written is a warning; elsewhere quotas are somebody's contract. */
    @Produces
    @Singleton
    QuotaJournal journal(Settings settings, Clock clock) {
        Path file = Path.of(settings.get(Setting.HOME), "quotas", settings.instance(SERVICE) + ".jsonl");
        QuotaJournal journal = QuotaJournal.open(file, clock.millis());
        if (!settings.loopback() && journal.failure().isPresent()) {
            journal.close();
            throw new IllegalStateException("what is spent of quotas cannot be journaled ("
                    + journal.failure().orElseThrow() + "): let " + Setting.HOME.variable()
                    + " be a folder that this instance can write to, and finds again when it is replaced");
        }
        return journal;
    }

    void finish(@Disposes QuotaJournal journal) {
        journal.close();
    }

    /** Made at once, as the grid is: what was spent before is known before the first request comes in. */
    @Produces
    @Singleton
    @io.quarkus.runtime.Startup
    Buckets buckets(Grid grid, QuotaJournal journal, Clock clock) {
        var buckets = new Buckets(grid, journal, clock);
        buckets.restore();
        return buckets;
    }
}
