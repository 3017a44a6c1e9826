/** Web ACLs, compiled: what becomes of a request by its rules. Pure, and below the table, which holds them. */
@NullMarked
package dev.sluice.edge.webacl;

import org.jspecify.annotations.NullMarked;
