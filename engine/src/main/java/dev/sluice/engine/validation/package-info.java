/**
 * Checks bodies against models (JSON Schema, draft 4). Models may refer to each other by their AWS URL, and to nothing else.
 */
@NullMarked
package dev.sluice.engine.validation;

import org.jspecify.annotations.NullMarked;
