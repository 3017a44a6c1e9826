package dev.sluice.contract.limit;

import java.util.List;

/**
 * One {@link Lease} a request, in the same order.
 */
public record LeaseAnswer(List<Lease> leases) {

    public LeaseAnswer {
        leases = leases == null ? List.of() : List.copyOf(leases);
    }
}
