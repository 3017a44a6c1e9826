/**
 * OpenAPI import against golden cases. Adding one is adding a folder under {@code src/test/resources/openapi}.
 */
@NullMarked
package dev.sluice.admin.openapi;

import org.jspecify.annotations.NullMarked;
