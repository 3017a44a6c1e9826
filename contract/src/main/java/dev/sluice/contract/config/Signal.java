package dev.sluice.contract.config;

import org.jspecify.annotations.Nullable;

/** A record on gateway.signals: what is to be forgotten before its time. {@code stageName} null means every stage of the API. */
public record Signal(Type type, String apiId, @Nullable String stageName) {

    /** What a signal asks for. */
    public enum Type {
        FLUSH_STAGE_CACHE,
        FLUSH_STAGE_AUTHORIZERS
    }
}
