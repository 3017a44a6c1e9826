/**
 * Trying out what is not deployed: a method by edge-router, an authorizer by auth-service. This service keeps nothing of it.
 */
@NullMarked
package dev.sluice.admin.trial;

import org.jspecify.annotations.NullMarked;
