/**
 * Follows the config: what this service takes from gateway.config and gateway.signals, and when it is ready.
 */
@NullMarked
package dev.sluice.auth.following;

import org.jspecify.annotations.NullMarked;
