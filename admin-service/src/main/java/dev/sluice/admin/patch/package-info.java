/**
 * AWS's patch operations: a table says which paths of a resource may be changed by which operations, and how. It is not
 * JSON Patch (RFC 6902): values are texts, and many paths are names that the resource's tree does not have.
 */
@NullMarked
package dev.sluice.admin.patch;

import org.jspecify.annotations.NullMarked;
