package dev.sluice.local.supervisor;

import java.util.List;
import java.util.Map;

/**
 * How the suite is doing.
 *
 * @param settled false while it is being started, scaled or stopped
 * @param stopping whether it is on its way down
 */
public record SuiteState(boolean settled, boolean stopping, Map<String, Integer> scale, List<PartState> parts) {

    public SuiteState {
        scale = Map.copyOf(scale);
        parts = List.copyOf(parts);
    }

    /** Whether everything that should run is ready. */
    public boolean ready() {
        return settled
                && !stopping
                && !parts.isEmpty()
                && parts.stream().allMatch(part -> part.ready() || part.stopped());
    }
}
