/**
 * The API that is there on the first start. It is imported through the admin API as any client would.
 */
@NullMarked
package dev.sluice.local.demo;

import org.jspecify.annotations.NullMarked;
