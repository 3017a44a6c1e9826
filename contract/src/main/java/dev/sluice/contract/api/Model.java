package dev.sluice.contract.api;

import org.jspecify.annotations.Nullable;

/**
 * A named JSON Schema (draft 4).
 */
public record Model(
        String name, @Nullable String contentType, @Nullable String schema) {}
