/** The open connections: their states, limits and queues. Each is confined to its own event loop. */
@NullMarked
package dev.sluice.websocket.connection;

import org.jspecify.annotations.NullMarked;
