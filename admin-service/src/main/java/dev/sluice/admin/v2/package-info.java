/**
 * WebSocket APIs on the wire of AWS's apigatewayv2: one aggregate an API, its parts by id, deployments that never change.
 * What lives in an API is one row of a table ({@link dev.sluice.admin.v2.Part}); HTTP APIs are refused.
 */
@NullMarked
package dev.sluice.admin.v2;

import org.jspecify.annotations.NullMarked;
