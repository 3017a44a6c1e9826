/**
 * What routers cannot serve, refused at the latest when it is deployed. The rules follow the compilers of edge-router and
 * websocket-service, and parse templates, models and expressions as they do: by engine.
 */
@NullMarked
package dev.sluice.admin.serving;

import org.jspecify.annotations.NullMarked;
