/**
 * The running suite: started once for all cases by the command a person would type. It knows nothing of APIs.
 */
@NullMarked
package dev.sluice.system.suite;

import org.jspecify.annotations.NullMarked;
