/**
 * A clustered Infinispan as a service embeds it: it finds the other members, keeps entries on two of them and says how
 * well it is. What the entries mean is the services' own matter.
 */
@NullMarked
package dev.sluice.grid;

import org.jspecify.annotations.NullMarked;
