package dev.sluice.edge.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets requests finish when the router stops: it knows how many are under way, and from the moment it is told to, answers
 * ask their clients to connect elsewhere.
 */
final class Drain {

    private final AtomicInteger underWay = new AtomicInteger();
    private final CountDownLatch idle = new CountDownLatch(1);
    private volatile boolean draining;

    void enter() {
        underWay.incrementAndGet();
    }

    void leave() {
        if (underWay.decrementAndGet() == 0 && draining) {
            idle.countDown();
        }
    }

    boolean draining() {
        return draining;
    }

    /** Blocks the caller, which is no event loop, until nothing is under way or the time is over: false then. */
    boolean await(Duration most) throws InterruptedException {
        draining = true;
        return underWay.get() == 0 || idle.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }
}
