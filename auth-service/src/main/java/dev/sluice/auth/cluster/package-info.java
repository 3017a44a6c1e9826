/**
 * The cluster credential: nothing on this service's port answers a caller without it.
 */
@NullMarked
package dev.sluice.auth.cluster;

import org.jspecify.annotations.NullMarked;
