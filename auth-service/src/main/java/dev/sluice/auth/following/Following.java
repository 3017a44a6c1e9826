package dev.sluice.auth.following;

import dev.sluice.contract.settings.KafkaAccess;
import dev.sluice.contract.settings.Settings;
import dev.sluice.follower.ConfigFollower;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/** Holds the follower for the life of the service. */
@Singleton
@Startup
public class Following {

    private static final String SERVICE = "auth-service";

    private final ConfigFollower follower;

    Following(Settings settings, AccessConfig config) {
        this.follower = new ConfigFollower(KafkaAccess.of(settings), settings.instance(SERVICE), SERVICE, config);
    }

    @PostConstruct
    void start() {
        follower.start();
    }

    @PreDestroy
    void stop() {
        follower.close();
    }

    boolean caughtUp() {
        return follower.caughtUp();
    }
}
