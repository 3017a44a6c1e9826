/** The rules that every module keeps, run as tests of each module that depends on this one. */
@NullMarked
package dev.sluice.rules;

import org.jspecify.annotations.NullMarked;
