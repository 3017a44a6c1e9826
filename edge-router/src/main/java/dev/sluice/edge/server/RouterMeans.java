package dev.sluice.edge.server;

import dev.sluice.contract.settings.Settings;
import dev.sluice.edge.exchange.Means;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the one {@link Means} of a router, which its event loops and methods that are tried out share. */
@ApplicationScoped
class RouterMeans {

    @Produces
    @Singleton
    Means means() {
        return Means.of(Settings.from(System.getenv()));
    }

    void close(@Disposes Means means) {
        means.close();
    }
}
