/**
 * What stands around the suite and that it calls: HTTP backends, functions, token issuers. All of it lives in the JVM of
 * the tests, on loopback.
 */
@NullMarked
package dev.sluice.system.world;

import org.jspecify.annotations.NullMarked;
