package dev.sluice.ratelimit.bucket;

import java.util.List;
import org.infinispan.protostream.annotations.Proto;

/**
 * A quota in one period, from {@code start} until {@code end} (epoch milliseconds): what is spent or out on lease, who
 * may return something, and who asked lately.
 */
@Proto
public record QuotaState(long start, long end, long spent, List<Holder> holders, List<Asker> askers) {

    public QuotaState {
        holders = List.copyOf(holders);
        askers = List.copyOf(askers);
    }
}
