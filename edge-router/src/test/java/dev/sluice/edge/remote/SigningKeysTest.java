package dev.sluice.edge.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.sigv4.Authorization;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

    private final SteppedClock clock =
            new SteppedClock(Instant.parse("2026-11-23T21:00:00Z").toEpochMilli());
    private Owner owner;
    private SigningKeys keys;

    @BeforeEach
    void start() throws Exception {
        owner = new Owner((path, body) -> 404);
        keys = new SigningKeys(owner.peers(), "us-east-1", clock);
    }

    @AfterEach
    void stop() throws Exception {
        owner.close();
    }

    @Test
    void asksOnceAboutAnAccessKeyThatThereIsNot() throws Exception {
        assertThat(Owner.await(owner.onLoop(() -> keys.find(signed("20261123", "us-east-1")))))
                .isEmpty();
        assertThat(Owner.await(owner.onLoop(() -> keys.find(signed("20261123", "us-east-1")))))
                .isEmpty();

        assertThat(owner.asked("/internal/access/signing-keys/nobody")).hasSize(1);
    }

    @Test
    void knowsByItselfThatAnotherRegionOrDateHasNoKey() {
        assertThat(keys.cover(signed("20261123", "us-east-1"))).isTrue();
        assertThat(keys.cover(signed("20261124", "us-east-1"))).isTrue();
        assertThat(keys.cover(signed("20261123", "eu-west-1"))).isFalse();
        assertThat(keys.cover(signed("20261120", "us-east-1"))).isFalse();
        assertThat(keys.cover(signed("tomorrow", "us-east-1"))).isFalse();
    }

    private static Authorization signed(String date, String region) {
        return new Authorization("nobody", date, region, "execute-api", List.of("host"), "s", date + "T210000Z", -1);
    }
}
