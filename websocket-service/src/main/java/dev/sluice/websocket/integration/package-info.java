/** What answers a message: mock, HTTP backend or function, compiled once for each deployment. Knows no socket. */
@NullMarked
package dev.sluice.websocket.integration;

import org.jspecify.annotations.NullMarked;
