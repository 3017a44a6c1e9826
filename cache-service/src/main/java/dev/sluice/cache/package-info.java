/**
 * cache-service: what was answered. It keeps answers of methods for as long as their stage says, in the memory of a
 * cluster; whatever fails, an answer is fetched anew and nothing is answered that was flushed.
 */
@NullMarked
package dev.sluice.cache;

import org.jspecify.annotations.NullMarked;
