/**
 * The question this service answers: may the bearer of this token call this method?
 */
@NullMarked
package dev.sluice.auth.access;

import org.jspecify.annotations.NullMarked;
