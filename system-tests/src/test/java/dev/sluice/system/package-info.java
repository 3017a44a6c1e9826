/**
 * What the running suite promises to those outside, told by AWS's own clients. Each case brings an API of its own and
 * shares nothing with another.
 */
@NullMarked
package dev.sluice.system;

import org.jspecify.annotations.NullMarked;
