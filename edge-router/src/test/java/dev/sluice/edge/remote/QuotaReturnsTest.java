package dev.sluice.edge.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.config.Quota;
import dev.sluice.contract.limit.Lease;
import dev.sluice.contract.limit.LeaseAnswer;
import dev.sluice.contract.limit.LeaseReturn;
import dev.sluice.contract.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nobody used of a quota goes back to its owner. */
class QuotaReturnsTest {

    private static final long START = 1_700_000_000_000L;
    private static final String RETURNS = "/internal/limits/returns";

    private final SteppedClock clock = new SteppedClock(START);
    private final BlockingQueue<Runnable> timers = new LinkedBlockingQueue<>();
    private final BlockingQueue<LeaseReturn> returned = new LinkedBlockingQueue<>();
    private final Bucket bucket = Bucket.of("q", new Quota(10_000, 0, Quota.Period.MONTH));
    private volatile boolean away;
    private Owner owner;
    private TokenLeases tokens;

    @BeforeEach
    void start() throws Exception {
        owner = new Owner(this::answer);
        tokens = new TokenLeases(owner.peers(), "router", clock, (action, millis) -> timers.add(action));
    }

    @AfterEach
    void stop() throws Exception {
        owner.close();
    }

    private @Nullable Object answer(String path, Buffer body) {
        if (path.equals(RETURNS)) {
            Map<String, String> answer = away ? null : Map.of();
            returned.add(Wire.read(body.getBytes(), LeaseReturn.class));
            return answer;
        }
        return new LeaseAnswer(List.of(new Lease("q", 50, 60_000, 0)));
    }

    @Test
    void returnsWhatIsLeftOfALeaseThatNobodyUsesAnyMore() throws Exception {
        Owner.await(owner.onLoop(() -> tokens.takeAll(List.of(bucket))));
        clock.advance(60_000);
        fire(next(timers));

        LeaseReturn back = next(returned);
        assertThat(back.unspent()).containsExactly(Map.entry("q", 49));
        assertThat(back.oldestMillis()).isEqualTo(60_000);
        assertThat(back.number()).isPositive();
    }

    @Test
    void repeatsAReturnAsItWasUntilItArrives() throws Exception {
        away = true;
        Owner.await(owner.onLoop(() -> tokens.takeAll(List.of(bucket))));
        clock.advance(60_000);
        fire(next(timers));
        LeaseReturn first = next(returned);
        away = false;
        clock.advance(10_000);
        fire(next(timers));

        LeaseReturn again = next(returned);
        assertThat(again.unspent()).isEqualTo(first.unspent());
        assertThat(again.number()).isEqualTo(first.number());
        assertThat(again.oldestMillis()).isEqualTo(70_000);
    }

    @Test
    void returnsAllWhenTheRouterStops() throws Exception {
        Owner.await(owner.onLoop(() -> tokens.takeAll(List.of(bucket))));
        Owner.await(owner.onLoop(() -> tokens.returnAll()));

        assertThat(next(returned).unspent()).containsExactly(Map.entry("q", 49));
    }

    /** As timers fire, on an event loop: Vert.x may lose an answer to a thread that is none. */
    private void fire(Runnable timer) throws Exception {
        Owner.await(owner.onLoop(() -> {
            timer.run();
            return Future.succeededFuture();
        }));
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        return Objects.requireNonNull(queue.poll(10, TimeUnit.SECONDS), "nothing came");
    }
}
