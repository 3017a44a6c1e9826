/**
 * The suite on one machine, by one command. {@code ./sluice} hands over to the launcher here once everything is built.
 */
@NullMarked
package dev.sluice.local;

import org.jspecify.annotations.NullMarked;
