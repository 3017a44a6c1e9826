/**
 * Processes of the operating system: who they are, how they are stopped, and which were left behind.
 */
@NullMarked
package dev.sluice.local.process;

import org.jspecify.annotations.NullMarked;
