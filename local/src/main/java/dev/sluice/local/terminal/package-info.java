/**
 * What a person sees: progress, tables and logs. Decides nothing.
 */
@NullMarked
package dev.sluice.local.terminal;

import org.jspecify.annotations.NullMarked;
