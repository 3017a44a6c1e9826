/**
 * The conversation between a router and auth-service: who may call what.
 */
@NullMarked
package dev.sluice.contract.access;

import org.jspecify.annotations.NullMarked;
