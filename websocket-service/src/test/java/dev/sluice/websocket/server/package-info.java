/** The service as a whole, with real sockets on loopback. */
@NullMarked
package dev.sluice.websocket.server;

import org.jspecify.annotations.NullMarked;
