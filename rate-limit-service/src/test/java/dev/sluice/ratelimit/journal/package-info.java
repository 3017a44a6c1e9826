/**
 * The journal in a temporary folder. A restart is a second journal on the same file.
 */
@NullMarked
package dev.sluice.ratelimit.journal;

import org.jspecify.annotations.NullMarked;
