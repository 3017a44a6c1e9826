/**
 * Deployments and stages as clients meet them, and what of them is published.
 */
@NullMarked
package dev.sluice.admin.stage;

import org.jspecify.annotations.NullMarked;
