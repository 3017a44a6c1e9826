/**
 * The way of a committed change to the services, and back: the relay of the outbox to Kafka, and the acknowledgements by
 * which it is known who serves which version. Neither is needed for a write to succeed.
 */
@NullMarked
package dev.sluice.admin.publish;

import org.jspecify.annotations.NullMarked;
