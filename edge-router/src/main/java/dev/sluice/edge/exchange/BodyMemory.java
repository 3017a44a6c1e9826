package dev.sluice.edge.exchange;

import dev.sluice.contract.fault.Fault;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies one router holds at once, for all requests together and, up to a half, for those of one API. Who
 * would hold more is turned away, rather than the router end for want of memory.
 */
public final class BodyMemory {

    private final long most;
    private final AtomicLong held = new AtomicLong();
    private final ConcurrentHashMap<String, Long> byApi = new ConcurrentHashMap<>();

    /** {@code most} in bytes. */
    public BodyMemory(long most) {
        this.most = most;
    }

    /** Bytes. */
    public long held() {
        return held.get();
    }

    /** What one request of an API holds: nothing yet. */
    Share share(String apiId) {
        return new Share(apiId);
    }

    private boolean take(String apiId, long bytes) {
        if (held.addAndGet(bytes) > most) {
            held.addAndGet(-bytes);
            return false;
        }
        long own = byApi.merge(apiId, bytes, Long::sum);
        if (own > most / 2) {
            give(apiId, bytes);
            return false;
        }
        return true;
    }

    private void give(String apiId, long bytes) {
        held.addAndGet(-bytes);
        byApi.computeIfPresent(apiId, (id, own) -> own == bytes ? null : Long.valueOf(own - bytes));
    }

    /** What one request holds, until it is over. */
    final class Share implements AutoCloseable {

        private final String apiId;
        private long taken;
        private boolean over;

        private Share(String apiId) {
            this.apiId = apiId;
        }

        /** Throws {@link Fault#THROTTLED} where there is no room, and for what still comes once the request is over. */
        synchronized void take(long bytes) {
            if (over) {
                throw new FaultException(Fault.THROTTLED, "the request is over");
            }
            if (bytes > 0 && !BodyMemory.this.take(apiId, bytes)) {
                throw new FaultException(Fault.THROTTLED, "no room for " + bytes + " more bytes of a body");
            }
            taken += bytes;
        }

        /** Holds so many bytes in the place of all before; throws {@link Fault#THROTTLED} where there is no room. */
        synchronized void only(long bytes) {
            if (bytes > taken) {
                take(bytes - taken);
            } else if (bytes < taken) {
                give(apiId, taken - bytes);
                taken = bytes;
            }
        }

        @Override
        public synchronized void close() {
            over = true;
            if (taken > 0) {
                give(apiId, taken);
                taken = 0;
            }
        }
    }
}
