package dev.sluice.edge.exchange;

import dev.sluice.edge.table.RouteTable;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;

/** A request as it came in, before its route is known; {@code bodyLimit} in bytes. */
public record Arrival(
        HttpServerRequest request, Address address, RouteTable table, Instant at, RequestIds ids, long bodyLimit) {}
