/**
 * Deployments and stages: a deployment freezes an API's tree for ever, a stage serves one deployment under settings of its
 * own, and each change of what a stage serves is published whole.
 */
@NullMarked
package dev.sluice.admin.stage;

import org.jspecify.annotations.NullMarked;
