/**
 * The conversation between edge-router and rate-limit-service: how much may pass.
 */
@NullMarked
package dev.sluice.contract.limit;

import org.jspecify.annotations.NullMarked;
