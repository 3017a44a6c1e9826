/**
 * Every setting of the suite, its default and what it is for.
 */
@NullMarked
package dev.sluice.contract.settings;

import org.jspecify.annotations.NullMarked;
