/**
 * A real Kafka broker, alone in its cluster, in a process of its own. Its data stays between runs.
 */
@NullMarked
package dev.sluice.local.kafka;

import org.jspecify.annotations.NullMarked;
