/**
 * User pools: whether a token was issued by a pool that an authorizer names, is valid now, and is good for the method. Issuers'
 * keys are leased: fetched when needed, kept while the issuer is away.
 */
@NullMarked
package dev.sluice.auth.userpool;

import org.jspecify.annotations.NullMarked;
