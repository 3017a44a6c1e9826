/** Selection expressions, by value. */
@NullMarked
package dev.sluice.websocket.expression;

import org.jspecify.annotations.NullMarked;
