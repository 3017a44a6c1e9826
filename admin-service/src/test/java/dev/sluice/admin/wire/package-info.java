/**
 * The wire of the admin API without its operations.
 */
@NullMarked
package dev.sluice.admin.wire;

import org.jspecify.annotations.NullMarked;
