/**
 * One request and what is known of it so far. Every slot has one writer, named where it is declared.
 */
@NullMarked
package dev.sluice.edge.exchange;

import org.jspecify.annotations.NullMarked;
