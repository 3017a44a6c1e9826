package dev.sluice.contract.limit;

import java.util.List;

/**
 * Asked at {@code POST /internal/limits/leases}. Each bucket is decided alone.
 */
public record LeaseQuestion(String router, List<LeaseRequest> requests) {

    public LeaseQuestion {
        requests = requests == null ? List.of() : List.copyOf(requests);
    }
}
