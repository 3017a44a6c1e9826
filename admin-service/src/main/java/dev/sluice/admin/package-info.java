/**
 * The AWS control plane: REST and WebSocket APIs, deployments, keys and plans as AWS's operations, kept in PostgreSQL and
 * published to Kafka. Operations come in groups ({@link dev.sluice.admin.wire.OperationGroup}); adding one is adding a row.
 */
@NullMarked
package dev.sluice.admin;

import org.jspecify.annotations.NullMarked;
