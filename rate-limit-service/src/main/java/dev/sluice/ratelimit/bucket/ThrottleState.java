package dev.sluice.ratelimit.bucket;

import java.util.List;
import org.infinispan.protostream.annotations.Proto;

/**
 * A token bucket between two asks: what was in it at {@code at} (epoch milliseconds, the latest that any caller's clock
 * has said), in billionths of a token, what is out, by expiry, and who asked lately.
 */
@Proto
public record ThrottleState(long nanoTokens, long at, List<Held> held, List<Asker> askers) {

    public ThrottleState {
        held = List.copyOf(held);
        askers = List.copyOf(askers);
    }

    /** What may still be spent without any inflow, in the bucket or out on lease. */
    public long potential() {
        return nanoTokens + held.stream().mapToLong(Held::nanoTokens).sum();
    }
}
