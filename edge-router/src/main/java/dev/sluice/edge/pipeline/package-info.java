/**
 * The flat list of steps that a request goes through, and how a fault becomes an answer.
 */
@NullMarked
package dev.sluice.edge.pipeline;

import org.jspecify.annotations.NullMarked;
