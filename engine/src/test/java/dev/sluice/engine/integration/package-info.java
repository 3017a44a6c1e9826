/** Calls to backends. */
@NullMarked
package dev.sluice.engine.integration;

import org.jspecify.annotations.NullMarked;
