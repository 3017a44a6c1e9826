/**
 * Documentation parts of an API, and versions that freeze them. What a part says is JSON text that nothing here reads
 * further.
 */
@NullMarked
package dev.sluice.admin.documentation;

import org.jspecify.annotations.NullMarked;
