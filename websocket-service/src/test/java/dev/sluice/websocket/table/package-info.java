/** Stages compiled, refused and swapped. */
@NullMarked
package dev.sluice.websocket.table;

import org.jspecify.annotations.NullMarked;
