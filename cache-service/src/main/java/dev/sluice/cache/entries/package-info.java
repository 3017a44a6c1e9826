/**
 * The wire: storing and reading one answer, and flushing a stage. JSON over HTTP, behind the cluster credential.
 */
@NullMarked
package dev.sluice.cache.entries;

import org.jspecify.annotations.NullMarked;
