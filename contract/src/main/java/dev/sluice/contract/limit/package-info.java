/**
 * The conversations with rate-limit-service: how much may pass, and how much has.
 */
@NullMarked
package dev.sluice.contract.limit;

import org.jspecify.annotations.NullMarked;
