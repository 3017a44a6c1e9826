package dev.sluice.edge.table;

import org.jspecify.annotations.Nullable;

/**
 * Which of a stage's deployments this is.
 *
 * @param canary null where the stage has no canary
 */
public record Release(String deploymentId, @Nullable Boolean canary) {}
