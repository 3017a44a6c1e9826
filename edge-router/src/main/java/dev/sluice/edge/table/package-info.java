/**
 * The compiled config: deeply immutable snapshots of stages, and of the keys and plans that hold for all of them. A change makes a new table that shares all but what changed.
 */
@NullMarked
package dev.sluice.edge.table;

import org.jspecify.annotations.NullMarked;
