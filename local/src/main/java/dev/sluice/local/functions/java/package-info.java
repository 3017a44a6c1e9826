/**
 * What runs inside the process of a function written in Java. Apart from reading JSON it shares nothing with the function,
 * which is loaded beside it and not on top of it.
 */
@NullMarked
package dev.sluice.local.functions.java;

import org.jspecify.annotations.NullMarked;
