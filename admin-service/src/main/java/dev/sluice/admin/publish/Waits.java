package dev.sluice.admin.publish;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Those who wait until a version is served everywhere. No thread belongs to any of them: {@link Acks} looks for them all. */
@ApplicationScoped
public class Waits {

    private final Instances instances;
    private final Queue<Wait> waiting = new ConcurrentLinkedQueue<>();

    private record Wait(long version, CompletableFuture<Boolean> done) {}

    Waits(Instances instances) {
        this.instances = instances;
    }

    /** True as soon as every instance has applied {@code version}, false when the time is over. */
    Uni<Boolean> until(long version, Duration atMost) {
        if (instances.allHave(version)) {
            return Uni.createFrom().item(true);
        }
        Wait wait = new Wait(version, new CompletableFuture<>());
        waiting.add(wait);
        return Uni.createFrom()
                .completionStage(wait.done())
                .ifNoItem()
                .after(atMost)
                .recoverWithItem(false)
                .eventually(() -> waiting.remove(wait));
    }

    void look() {
        for (Wait wait : waiting) {
            if (instances.allHave(wait.version())) {
                wait.done().complete(true);
            }
        }
    }
}
