package dev.sluice.auth.cluster;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The body of an answer that is no result. */
@RegisterForReflection
public record Message(String message) {}
