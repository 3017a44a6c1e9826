/**
 * How the records of this module become bytes, and the headers the services share.
 */
@NullMarked
package dev.sluice.contract.wire;

import org.jspecify.annotations.NullMarked;
