/** The deployed stages of WebSocket APIs, each compiled whole or refused with the reason. Read by every event loop. */
@NullMarked
package dev.sluice.websocket.table;

import org.jspecify.annotations.NullMarked;
