/**
 * The service over the wire, as an edge router sees it. Nothing sleeps.
 */
@NullMarked
package dev.sluice.cache.entries;

import org.jspecify.annotations.NullMarked;
