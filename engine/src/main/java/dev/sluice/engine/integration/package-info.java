/**
 * Calls to backends over HTTP, as both the edge router and the WebSocket service make them. Decides nothing about
 * requests or responses: it sends, bounds the time, and tells a timeout from an unreachable backend.
 */
@NullMarked
package dev.sluice.engine.integration;

import org.jspecify.annotations.NullMarked;
