/**
 * What the control plane knows, in PostgreSQL: aggregates (an API, a key, a plan) as one JSON document a row, the frozen
 * trees of deployments, and the outbox of what is to be published. A change is one transaction over
 * {@link dev.sluice.admin.store.Store}, which never asks what a document means.
 */
@NullMarked
package dev.sluice.admin.store;

import org.jspecify.annotations.NullMarked;
