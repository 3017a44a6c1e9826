/**
 * Validation expressions of authorizers: regular expressions that others write, run so that none can hold up the service.
 */
@NullMarked
package dev.sluice.auth.expression;

import org.jspecify.annotations.NullMarked;
