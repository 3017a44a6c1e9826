/**
 * The service over the wire, as an edge router sees it. A ceiling is proved by counting what was granted, never by sleeping.
 */
@NullMarked
package dev.sluice.ratelimit.leases;

import org.jspecify.annotations.NullMarked;
