package dev.sluice.system.world;

import io.vertx.core.Vertx;

/**
 * AWS's other services, all behind one address, which answer with what they received. One for the whole run, since the suite
 * is told its address once.
 */
public record Services(Backend backend) implements AutoCloseable {

    public static Services start(Vertx vertx) {
        return new Services(Backend.start(vertx));
    }

    public String url() {
        return "http://" + backend.authority();
    }

    /** What was asked of a path. */
    public Received askedOf(String path) {
        return backend.received().stream()
                .filter(received -> received.uri().split("\\?", 2)[0].equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was asked of " + path));
    }

    @Override
    public void close() {
        backend.close();
    }
}
