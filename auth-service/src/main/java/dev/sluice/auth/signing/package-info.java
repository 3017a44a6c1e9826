/**
 * SigV4 signing keys: derived here for one date, region and service, so that no secret leaves this service.
 */
@NullMarked
package dev.sluice.auth.signing;

import org.jspecify.annotations.NullMarked;
