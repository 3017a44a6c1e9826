/**
 * The public door: sockets, addresses, and writing answers. Tunnels WebSocket upgrades.
 */
@NullMarked
package dev.sluice.edge.server;

import org.jspecify.annotations.NullMarked;
