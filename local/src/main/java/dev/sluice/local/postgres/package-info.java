/**
 * A real PostgreSQL server in a process of its own, unpacked from an artifact. Its data stays between runs.
 */
@NullMarked
package dev.sluice.local.postgres;

import org.jspecify.annotations.NullMarked;
