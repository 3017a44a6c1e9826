/**
 * REST APIs and their parts as clients meet them.
 */
@NullMarked
package dev.sluice.admin.rest;

import org.jspecify.annotations.NullMarked;
