/**
 * Which processes the suite consists of: their ports, environments and commands. Pure but for looking at files.
 */
@NullMarked
package dev.sluice.local.plan;

import org.jspecify.annotations.NullMarked;
