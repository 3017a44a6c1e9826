/**
 * An API as AWS describes it: the tree that a deployment freezes and a router compiles. Member names are AWS's.
 */
@NullMarked
package dev.sluice.contract.api;

import org.jspecify.annotations.NullMarked;
