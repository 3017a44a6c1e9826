/**
 * Lambda authorizers: asks a function who the caller is and what it may do, keeps the answer for as long as the authorizer
 * says, and holds its policy against each method.
 */
@NullMarked
package dev.sluice.auth.lambda;

import org.jspecify.annotations.NullMarked;
