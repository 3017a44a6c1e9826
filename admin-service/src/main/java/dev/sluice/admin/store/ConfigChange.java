package dev.sluice.admin.store;

import dev.sluice.contract.config.ConfigKey;
import org.jspecify.annotations.Nullable;

/**
 * A record to publish on gateway.config once the transaction has been committed; a null value says that the thing is gone.
 */
public record ConfigChange(ConfigKey key, @Nullable Object value) {}
