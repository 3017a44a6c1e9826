package dev.sluice.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkbenchTest {

    private final Workbench bench = new Workbench(1, 3);
    private final CountDownLatch busy = new CountDownLatch(1);
    private final List<String> worked = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        busy.countDown();
        bench.close();
    }

    private void occupy() {
        var begun = new CountDownLatch(1);
        bench.done("first", () -> {
            begun.countDown();
            return waited();
        });
        await(begun);
    }

    private boolean waited() {
        return await(busy);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private Future<Boolean> note(String party, String what) {
        return bench.done(party, () -> worked.add(what));
    }

    @Test
    void whoBringsMuchWaitsForHimself() {
        occupy();
        note("much", "much 1");
        note("much", "much 2");
        note("much", "much 3");
        Future<Boolean> one = note("little", "little 1");
        busy.countDown();

        assertThat(one.toCompletionStage().toCompletableFuture().join()).isTrue();
        assertThat(worked.indexOf("little 1")).isEqualTo(1);
    }

    @Test
    void aLineThatIsTooLongIsClosedToItsPartyAlone() {
        occupy();
        for (int i = 0; i < 3; i++) {
            assertThat(note("much", "x").failed()).isFalse();
        }

        assertThat(note("much", "x").cause()).isInstanceOf(RejectedExecutionException.class);
        assertThat(note("little", "x").failed()).isFalse();
    }

    @Test
    void anEventLoopIsToldOnItself() throws Exception {
        Vertx vertx = Vertx.vertx();
        var told = new CompletableFuture<Context>();
        Context loop = vertx.getOrCreateContext();

        loop.runOnContext(run -> bench.done("p", () -> 1).onComplete(done -> told.complete(Vertx.currentContext())));

        assertThat(told.get(10, TimeUnit.SECONDS)).isSameAs(loop);
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatFailsFailsAloneEvenWithoutAStack() {
        Future<Integer> failed = bench.done("p", () -> deep(0));

        var ended = failed.toCompletionStage().toCompletableFuture();
        assertThat(ended).failsWithin(java.time.Duration.ofSeconds(20));
        assertThat(ended.exceptionNow()).isInstanceOf(StackOverflowError.class);
    }

    private static int deep(int at) {
        return at < 0 ? 0 : 1 + deep(at + 1);
    }
}
