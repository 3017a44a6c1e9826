/**
 * OpenAPI import: a 2.0 or 3.0 document with API Gateway's extensions becomes the tree of a REST API. What it cannot mean
 * is an error or a warning that names its place; what is not configuration is kept as documentation parts.
 */
@NullMarked
package dev.sluice.admin.openapi;

import org.jspecify.annotations.NullMarked;
