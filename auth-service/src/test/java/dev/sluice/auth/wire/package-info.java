/** The service over the wire, with an issuer, functions and a clock that tests control. */
@NullMarked
package dev.sluice.auth.wire;

import org.jspecify.annotations.NullMarked;
