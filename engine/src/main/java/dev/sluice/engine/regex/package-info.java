/** Regular expressions that somebody else wrote: compiled here, before templates and models match texts with them. */
@NullMarked
package dev.sluice.engine.regex;

import org.jspecify.annotations.NullMarked;
