/** Selection expressions, by value. */
@NullMarked
package dev.sluice.engine.expression;

import org.jspecify.annotations.NullMarked;
