/**
 * AWS Signature Version 4, as a verifier needs it. Pure: no clock, no store.
 */
@NullMarked
package dev.sluice.contract.sigv4;

import org.jspecify.annotations.NullMarked;
