/**
 * The Lambda Invoke API on the wire: names, payloads, limits and errors as AWS has them.
 */
@NullMarked
package dev.sluice.local.functions.invoke;

import org.jspecify.annotations.NullMarked;
