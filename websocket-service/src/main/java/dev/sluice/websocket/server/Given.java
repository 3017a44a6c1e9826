package dev.sluice.websocket.server;

import dev.sluice.contract.settings.Settings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What comes from outside: the environment, read once, and the time. */
class Given {

    @Produces
    @Singleton
    static Settings settings() {
        return Settings.from(System.getenv());
    }

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }
}
