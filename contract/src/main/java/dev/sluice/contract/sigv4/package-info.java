/**
 * AWS Signature Version 4, as those who verify and those who sign need it, and the access keys that there are.
 * No store: temporary credentials are sealed into their own session token.
 */
@NullMarked
package dev.sluice.contract.sigv4;

import org.jspecify.annotations.NullMarked;
