package dev.sluice.system.world;

import io.vertx.core.MultiMap;

/** A request as it came to a backend. */
public record Received(String method, String uri, MultiMap headers, String body) {

    /** The last value of a header; empty where there is none. */
    public String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }
}
