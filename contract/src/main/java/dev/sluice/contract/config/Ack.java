package dev.sluice.contract.config;

import java.util.List;

/**
 * What one instance of a service has applied, under its id on gateway.acks: every change up to {@code version}, but
 * {@code refused}, for which it keeps the last good one. Repeated as a sign of life.
 */
public record Ack(String id, String service, long version, List<Refusal> refused) {

    public Ack {
        refused = refused == null ? List.of() : List.copyOf(refused);
    }
}
