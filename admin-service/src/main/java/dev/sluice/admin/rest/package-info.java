/**
 * REST APIs and what they are made of, as AWS's apigateway has them: resources, methods, integrations, authorizers, models,
 * validators, gateway responses. All of an API is one tree ({@link dev.sluice.admin.rest.ApiTree}), and every operation here
 * is a pure function on it. What makes an API reachable, deployments and stages, is in {@code stage}.
 */
@NullMarked
package dev.sluice.admin.rest;

import org.jspecify.annotations.NullMarked;
