package dev.sluice.engine.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientPoolsTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong minutes = new AtomicLong();
    private final ClientPools pools =
            new ClientPools(vertx::createHttpClient, () -> TimeUnit.MINUTES.toNanos(minutes.get()));

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void eachPartyHasItsOwn() {
        assertThat(pools.of("a")).isSameAs(pools.of("a")).isNotSameAs(pools.of("b"));
    }

    @Test
    void whoHasNotCalledForHalfAnHourGivesHisUp() {
        HttpClient a = pools.of("a");
        HttpClient b = pools.of("b");
        minutes.set(20);
        assertThat(pools.of("b")).isSameAs(b);
        minutes.set(40);

        pools.closeUnused();

        assertThat(pools.of("b")).isSameAs(b);
        assertThat(pools.of("a")).isNotSameAs(a);
    }
}
