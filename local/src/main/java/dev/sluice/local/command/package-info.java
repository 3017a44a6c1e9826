/**
 * What a person may ask for on the command line. Parsing is pure; a mistake is one clear sentence.
 */
@NullMarked
package dev.sluice.local.command;

import org.jspecify.annotations.NullMarked;
