/** API Gateway's selection expressions: read once from their text, evaluated for each message. Knows JSON and nothing else. */
@NullMarked
package dev.sluice.engine.expression;

import org.jspecify.annotations.NullMarked;
