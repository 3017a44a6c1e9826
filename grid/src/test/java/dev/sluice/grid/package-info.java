/**
 * Grids of several nodes in one process, on loopback. They find each other as they do between machines.
 */
@NullMarked
package dev.sluice.grid;

import org.jspecify.annotations.NullMarked;
