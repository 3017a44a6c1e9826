/**
 * WebSocket APIs as the unmodified AWS SDK makes them, and what is then published.
 */
@NullMarked
package dev.sluice.admin.v2;

import org.jspecify.annotations.NullMarked;
