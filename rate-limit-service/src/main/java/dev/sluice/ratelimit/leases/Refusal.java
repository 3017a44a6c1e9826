package dev.sluice.ratelimit.leases;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The body of every answer that is not a success. */
@RegisterForReflection
record Refusal(String message) {}
