/** Limits, lifetimes and the assembly of messages, without a socket. */
@NullMarked
package dev.sluice.websocket.connection;

import org.jspecify.annotations.NullMarked;
