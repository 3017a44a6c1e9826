/**
 * rate-limit-service: how much may pass. It owns every token bucket and quota of the cluster and leases tokens of them to
 * edge routers; a limit is a ceiling, so that whatever fails, fewer requests pass and never more.
 */
@NullMarked
package dev.sluice.ratelimit;

import org.jspecify.annotations.NullMarked;
