/**
 * What admin-service asks of other services to try out what is not deployed: a method of edge-router, an authorizer of
 * auth-service.
 */
@NullMarked
package dev.sluice.contract.trial;

import org.jspecify.annotations.NullMarked;
