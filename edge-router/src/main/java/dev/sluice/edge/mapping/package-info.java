/**
 * Parameter mappings, templates and URIs applied to an exchange. Pure: it reads an exchange and gives values.
 */
@NullMarked
package dev.sluice.edge.mapping;

import org.jspecify.annotations.NullMarked;
