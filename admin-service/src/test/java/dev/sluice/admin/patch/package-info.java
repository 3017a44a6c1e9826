/**
 * What may be patched, resource by resource: adding a case is adding a line to {@code patch/operations.tsv}.
 */
@NullMarked
package dev.sluice.admin.patch;

import org.jspecify.annotations.NullMarked;
