/** What web ACLs make of requests. */
@NullMarked
package dev.sluice.edge.webacl;

import org.jspecify.annotations.NullMarked;
