/**
 * What bounds a match of somebody's regular expression with somebody else's text. Services run such matches on event loops.
 */
@NullMarked
package dev.sluice.contract.regex;

import org.jspecify.annotations.NullMarked;
