package dev.sluice.auth.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.auth.remote.RemoteFault;
import dev.sluice.auth.remote.Reply;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BreakersTest {

    private static final int CALLS = 50;
    private static final Reply ANSWERED = new Reply(200, MultiMap.caseInsensitiveMultiMap(), new byte[0]);

    private final Breakers breakers = new Breakers();

    @Test
    void leavesAloneAnEndpointThatIsAwayAndNoOther() {
        assertThat(calls("http://away", new RemoteFault.Unreachable("away"))).isLessThan(CALLS);

        assertThat(breakers.guard("http://near", () -> Uni.createFrom().item(ANSWERED))
                        .await()
                        .indefinitely())
                .isEqualTo(ANSWERED);
    }

    @Test
    void goesOnCallingAnEndpointWhoseFunctionsAreSlow() {
        assertThat(calls("http://slow", new RemoteFault.Late("slow"))).isEqualTo(CALLS);
    }

    /** How many of many failing calls were made. */
    private int calls(String endpoint, RemoteFault fault) {
        AtomicInteger made = new AtomicInteger();
        for (int i = 0; i < CALLS; i++) {
            Uni<Reply> call = breakers.guard(endpoint, () -> {
                made.incrementAndGet();
                return Uni.createFrom().failure(fault);
            });
            assertThatThrownBy(() -> call.await().indefinitely()).isInstanceOf(RuntimeException.class);
        }
        return made.get();
    }
}
