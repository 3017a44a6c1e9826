package dev.sluice.admin.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.admin.fault.AwsFault;
import dev.sluice.contract.config.Ack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WaitsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration LONG = Duration.ofHours(1);

    private final Instances instances = new Instances(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Waits waits = new Waits(instances);

    @Test
    void asManyWaitAsMayAndNoMore() {
        List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
        for (int i = 0; i < Waits.MOST; i++) {
            waiting.add(waits.until(7, LONG).subscribeAsCompletionStage());
        }

        assertThatThrownBy(() -> waits.until(7, LONG))
                .isInstanceOfSatisfying(
                        AwsFault.class, fault -> assertThat(fault.status()).isEqualTo(429));

        instances.seen(new Ack("edge-router-0", Instances.ROUTER, 7, List.of()), NOW);
        waits.look();
        assertThat(waiting).allSatisfy(one -> assertThat(one).isCompletedWithValue(true));
        assertThat(waits.until(8, LONG).subscribeAsCompletionStage()).isNotDone();
    }

    @Test
    void whoHasWaitedLongEnoughMakesRoom() {
        for (int i = 0; i < Waits.MOST + 1; i++) {
            assertThat(waits.until(7, Duration.ofMillis(1)).await().atMost(LONG))
                    .isFalse();
        }
    }
}
