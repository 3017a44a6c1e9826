package dev.sluice.auth.remote;

import io.vertx.core.MultiMap;

/** What somebody outside answered, whatever its status; redirects are not followed. */
public record Reply(int status, MultiMap headers, byte[] body) {}
