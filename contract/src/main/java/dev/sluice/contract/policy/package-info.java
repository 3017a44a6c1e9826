/**
 * IAM policy documents, and whether one allows a call. Pure: no clock, no store, nothing of HTTP.
 */
@NullMarked
package dev.sluice.contract.policy;

import org.jspecify.annotations.NullMarked;
