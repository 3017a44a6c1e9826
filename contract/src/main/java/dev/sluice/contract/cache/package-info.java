/**
 * The conversation between edge-router and cache-service: what was answered.
 */
@NullMarked
package dev.sluice.contract.cache;

import org.jspecify.annotations.NullMarked;
