/** The doors: upgrades, {@code @connections}, and the life of the service. Everything is put together here. */
@NullMarked
package dev.sluice.websocket.server;

import org.jspecify.annotations.NullMarked;
