/**
 * Work that may take longer than an event loop should be held: how it is told from what is short, and who does it then.
 * Knows nothing of what the work is.
 */
@NullMarked
package dev.sluice.engine.work;

import org.jspecify.annotations.NullMarked;
