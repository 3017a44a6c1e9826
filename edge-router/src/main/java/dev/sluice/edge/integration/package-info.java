/**
 * What answers a method: one class for each integration type.
 */
@NullMarked
package dev.sluice.edge.integration;

import org.jspecify.annotations.NullMarked;
