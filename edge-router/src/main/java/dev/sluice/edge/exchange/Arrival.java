package dev.sluice.edge.exchange;

import dev.sluice.edge.table.RouteTable;
import java.time.Instant;

/**
 * A request as it came in, before its route is known.
 *
 * @param account of every API here
 * @param means of the router that it came to
 */
public record Arrival(
        Request request, Address address, RouteTable table, Instant at, RequestIds ids, Account account, Means means) {}
