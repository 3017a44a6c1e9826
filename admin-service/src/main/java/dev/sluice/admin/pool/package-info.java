/**
 * Which OIDC issuer a user pool's ARN means: AWS has no operation for it, since its own pools are the only ones it knows.
 */
@NullMarked
package dev.sluice.admin.pool;

import org.jspecify.annotations.NullMarked;
