package dev.sluice.cache.store;

import java.util.Optional;

/**
 * What came of a look for an answer.
 *
 * @param epoch the id of the {@link Epoch} that its stage is in
 * @param found empty where there is no answer of that epoch
 */
public record Looked(String epoch, Optional<Found> found) {}
