package dev.sluice.system;

import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.suite.Suite;
import dev.sluice.system.world.Functions;
import dev.sluice.system.world.Services;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/** What all cases of a run share. Where the suite does not start, every case fails with the one reason. */
public final class Run implements AutoCloseable {

    /** Where functions are served to a suite that ran already: it was started with this as its Lambda endpoint. */
    private static final int FUNCTIONS_OF_RUNNING_SUITE = Integer.getInteger("sluice.functions.port", 19001);

    private final Vertx vertx = Vertx.vertx();
    private final Functions functions;
    private final Services services;
    private final @Nullable Suite suite;
    private final @Nullable Gateway gateway;
    private final @Nullable RuntimeException failure;

    private Run(boolean running) {
        this.functions = Functions.start(vertx, running ? FUNCTIONS_OF_RUNNING_SUITE : 0);
        this.services = Services.start(vertx);
        Suite started = null;
        RuntimeException refused = null;
        try {
            started = running ? Suite.running() : Suite.start(functions.url(), services.url());
        } catch (IllegalStateException e) {
            refused = e;
        }
        this.suite = started;
        this.gateway = started == null ? null : new Gateway(started.ports());
        if (started != null) {
            functions.passOnTo(started.ports().functions());
        }
        this.failure = refused;
    }

    static Run begin() {
        return new Run(Boolean.getBoolean("sluice.running"));
    }

    Vertx vertx() {
        return vertx;
    }

    Functions functions() {
        return functions;
    }

    Services services() {
        return services;
    }

    Suite suite() {
        return present(suite);
    }

    public Gateway gateway() {
        return present(gateway);
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
        if (suite != null) {
            suite.close();
        }
        functions.close();
        services.close();
        vertx.close();
    }

    private <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the suite did not start", failure);
        }
        return value;
    }
}
