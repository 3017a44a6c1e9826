/** The event that a function gets, against AWS's shape. */
@NullMarked
package dev.sluice.websocket.integration;

import org.jspecify.annotations.NullMarked;
