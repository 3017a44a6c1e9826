/**
 * Follows gateway.config: applies each change in order, says what was applied on gateway.acks, and knows when it has
 * caught up. Used by every service that serves from the config.
 */
@NullMarked
package dev.sluice.follower;

import org.jspecify.annotations.NullMarked;
