/**
 * The other services, as the edge sees them: what it leases of each, for how long, and what it does when the owner is away. The only package that calls another service.
 */
@NullMarked
package dev.sluice.edge.remote;

import org.jspecify.annotations.NullMarked;
