/**
 * Mapping templates: Velocity, parsed once for each deployment and rendered for each request, as API Gateway does it. What
 * a template can reach is a closed list of methods on plain data, and what it can spend is bounded; nothing here does I/O.
 */
@NullMarked
package dev.sluice.engine.mapping;

import org.jspecify.annotations.NullMarked;
