/** Golden cases and attacks. A new golden case is a new folder under {@code src/test/resources/mapping}. */
@NullMarked
package dev.sluice.engine.mapping;

import org.jspecify.annotations.NullMarked;
