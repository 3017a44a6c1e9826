/** Work on an event loop and beside it. */
@NullMarked
package dev.sluice.engine.work;

import org.jspecify.annotations.NullMarked;
