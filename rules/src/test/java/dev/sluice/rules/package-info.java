/** Proof that each rule can fail, on modules made for it. They are compiled into a temporary folder. */
@NullMarked
package dev.sluice.rules;

import org.jspecify.annotations.NullMarked;
