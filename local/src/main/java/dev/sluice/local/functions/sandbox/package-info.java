/**
 * Functions as processes that speak the Lambda Runtime API: started when there is no idle one, ended when nobody calls.
 */
@NullMarked
package dev.sluice.local.functions.sandbox;

import org.jspecify.annotations.NullMarked;
