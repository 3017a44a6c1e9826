/**
 * Which functions there are: read from a folder anew at each call, so that what a person saves is what runs next.
 */
@NullMarked
package dev.sluice.local.functions.catalogue;

import org.jspecify.annotations.NullMarked;
