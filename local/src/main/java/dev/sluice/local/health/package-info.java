/**
 * Whether a process of the suite answers. Each kind is asked in its own language.
 */
@NullMarked
package dev.sluice.local.health;

import org.jspecify.annotations.NullMarked;
