package dev.sluice.edge.exchange;

import dev.sluice.edge.table.RouteTable;
import java.time.Instant;

/**
 * A request as it came in, before its route is known.
 *
 * @param account of every API here
 * @param bodyLimit in bytes
 */
public record Arrival(
        Request request,
        Address address,
        RouteTable table,
        Instant at,
        RequestIds ids,
        Account account,
        long bodyLimit) {}
