/**
 * Who may have a request explained. admin-service grants it, edge-router honours it.
 */
@NullMarked
package dev.sluice.contract.explain;

import org.jspecify.annotations.NullMarked;
