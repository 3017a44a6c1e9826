/**
 * The other services, where one of them owns the truth that an operation is about. An operation that needs none of them
 * works without any of them.
 */
@NullMarked
package dev.sluice.admin.peer;

import org.jspecify.annotations.NullMarked;
