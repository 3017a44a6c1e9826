/** The follower against a real broker, which admin-service borrows for its relay. */
@NullMarked
package dev.sluice.follower;

import org.jspecify.annotations.NullMarked;
