package dev.sluice.contract.limit;

import java.util.List;

/**
 * One {@link BucketUsage} for each bucket asked for, in the same order.
 */
public record UsageAnswer(List<BucketUsage> usage) {

    public UsageAnswer {
        usage = usage == null ? List.of() : List.copyOf(usage);
    }
}
