/**
 * Tries out an authorizer that is handed over in the question. Nothing that is kept is used, and nothing is kept.
 */
@NullMarked
package dev.sluice.auth.trial;

import org.jspecify.annotations.NullMarked;
