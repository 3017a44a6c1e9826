/**
 * What a native executable must do without in Infinispan: parts that need what such an executable, or this suite's class
 * path, has not. Read by a native build alone.
 */
@NullMarked
package dev.sluice.grid.graal;

import org.jspecify.annotations.NullMarked;
