/**
 * The process that keeps all others running. The commands of later terminals reach it over loopback.
 */
@NullMarked
package dev.sluice.local.supervisor;

import org.jspecify.annotations.NullMarked;
