/** What happened on a connection, as templates, functions and parameter mappings see it. Values only. */
@NullMarked
package dev.sluice.websocket.event;

import org.jspecify.annotations.NullMarked;
