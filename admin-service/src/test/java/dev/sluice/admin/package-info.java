/**
 * The control plane as its clients meet it: a real PostgreSQL, the unmodified AWS SDK, and Kafka away. Tests of one
 * package's own decisions stand in that package.
 */
@NullMarked
package dev.sluice.admin;

import org.jspecify.annotations.NullMarked;
