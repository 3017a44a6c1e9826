/**
 * The wire: questions for leases, returns, and a look at one bucket. JSON over HTTP, behind the cluster credential.
 */
@NullMarked
package dev.sluice.ratelimit.leases;

import org.jspecify.annotations.NullMarked;
