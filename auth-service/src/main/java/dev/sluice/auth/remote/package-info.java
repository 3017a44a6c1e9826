/**
 * Calls to what is outside the cluster: issuers and functions. Every call is bounded in time and size.
 */
@NullMarked
package dev.sluice.auth.remote;

import org.jspecify.annotations.NullMarked;
