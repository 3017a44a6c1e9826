package dev.sluice.admin.publish;

import dev.sluice.admin.fault.AwsFault;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Those who wait until a version is served everywhere. No thread belongs to any of them: {@link Acks} looks for them all. */
@ApplicationScoped
public class Waits {

    /** Each holds a connection and a little memory for up to five minutes. */
    static final int MOST = 1_000;

    private final Instances instances;
    private final AtomicInteger open = new AtomicInteger();
    private final Queue<Wait> waiting = new ConcurrentLinkedQueue<>();

    private record Wait(long version, CompletableFuture<Boolean> done) {}

    Waits(Instances instances) {
        this.instances = instances;
    }

    /**
     * True as soon as every instance has applied {@code version}, false when the time is over. Throws AWS's
     * TooManyRequestsException where as many wait as may.
     */
    Uni<Boolean> until(long version, Duration atMost) {
        if (instances.allHave(version)) {
            return Uni.createFrom().item(true);
        }
        if (open.incrementAndGet() > MOST) {
            open.decrementAndGet();
            throw AwsFault.tooManyRequests();
        }
        Wait wait = new Wait(version, new CompletableFuture<>());
        waiting.add(wait);
        return Uni.createFrom()
                .completionStage(wait.done())
                .ifNoItem()
                .after(atMost)
                .recoverWithItem(false)
                .eventually(() -> over(wait));
    }

    private void over(Wait wait) {
        if (waiting.remove(wait)) {
            open.decrementAndGet();
        }
    }

    void look() {
        for (Wait wait : waiting) {
            if (instances.allHave(wait.version())) {
                wait.done().complete(true);
            }
        }
    }
}
