/**
 * STS as its clients meet it, and what it decides by itself.
 */
@NullMarked
package dev.sluice.admin.sts;

import org.jspecify.annotations.NullMarked;
