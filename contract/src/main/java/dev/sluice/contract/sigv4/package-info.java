/**
 * AWS Signature Version 4, as those who verify and those who sign need it. Pure: no clock, no store.
 */
@NullMarked
package dev.sluice.contract.sigv4;

import org.jspecify.annotations.NullMarked;
