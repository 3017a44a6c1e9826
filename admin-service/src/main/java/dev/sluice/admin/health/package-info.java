/**
 * Whether this instance can do its work. Kafka is not asked: without it every write still succeeds.
 */
@NullMarked
package dev.sluice.admin.health;

import org.jspecify.annotations.NullMarked;
