/**
 * The suite as its users see it: the AWS clients for its control plane and the addresses of its data plane. Everything
 * here goes over the wire.
 */
@NullMarked
package dev.sluice.system.gateway;

import org.jspecify.annotations.NullMarked;
