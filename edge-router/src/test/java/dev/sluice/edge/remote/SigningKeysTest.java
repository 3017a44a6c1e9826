package dev.sluice.edge.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.access.SigningKey;
import dev.sluice.contract.sigv4.Authorization;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
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
        assertThat(find("")).isEqualTo(new KeyLease.Unknown());
        assertThat(find("")).isEqualTo(new KeyLease.Unknown());

        assertThat(owner.asked("/internal/access/signing-keys/nobody")).hasSize(1);
    }

    @Test
    void asksNobodyAboutWhatIsLongerThanAnyKey() throws Exception {
        Authorization some = signed("20261123", "us-east-1");
        var huge = new Authorization(
                "A".repeat(5_000),
                some.date(),
                some.region(),
                some.service(),
                List.of("host"),
                "s",
                some.timestamp(),
                0);

        assertThat(Owner.await(owner.onLoop(() -> keys.find(huge, "")))).isEqualTo(new KeyLease.Unknown());
        assertThat(find("t".repeat(5_000))).isEqualTo(new KeyLease.Unknown());
        assertThat(owner.addresses()).isEmpty();
    }

    @Test
    void aKeyIsKeptForItsTokenAndForNoOther() throws Exception {
        SigningKey key = new SigningKey("nobody", "arn:aws:iam::000000000000:root", new byte[] {1}, 300);
        owner.answers((path, body) -> body.toString().contains("\"one\"") ? key : 404);

        assertThat(find("one")).isInstanceOf(KeyLease.Held.class);
        assertThat(find("one")).isInstanceOf(KeyLease.Held.class);
        assertThat(find("other")).isEqualTo(new KeyLease.Unknown());
        assertThat(find("")).isEqualTo(new KeyLease.Unknown());
        assertThat(owner.asked("/internal/access/signing-keys/nobody")).hasSize(3);
        assertThat(owner.addresses()).noneMatch(address -> address.contains("one"));
    }

    @Test
    void aKeyIsKeptNoLongerThanItsSessionLasts() throws Exception {
        SigningKey key = new SigningKey("nobody", "arn:aws:iam::000000000000:root", new byte[] {1}, 3);
        owner.answers((path, body) -> {
            clock.advance(3_000); // it comes when the session is over
            return key;
        });
        find("one");
        owner.answers((path, body) -> 410);

        assertThat(find("one")).isEqualTo(new KeyLease.Expired());
    }

    @Test
    void failsWhileNobodyAnswers() {
        owner.answers((path, body) -> null);

        assertThatThrownBy(() -> find("one")).isInstanceOf(ExecutionException.class);
    }

    @Test
    void whoMakesIdsUpHoldsUpNobodyWhoHasSignedBefore() throws Exception {
        SigningKey key = new SigningKey("ada", "arn:aws:iam::000000000000:root", new byte[] {1}, 300);
        owner.answers((path, body) -> key);
        Owner.await(owner.onLoop(() -> keys.find(by("ada"), "")));
        owner.answers((path, body) -> path.endsWith("/ada") ? key : Owner.NEVER);
        for (int i = 0; i < SigningKeys.STRANGERS; i++) {
            String madeUp = "stranger" + i;
            owner.onLoop(() -> keys.find(by(madeUp), ""));
        }

        assertThatThrownBy(() -> Owner.await(owner.onLoop(() -> keys.find(by("one-too-many"), ""))))
                .hasMessageContaining("too many access keys");
        assertThat(Owner.await(owner.onLoop(() -> keys.find(by("ada"), "another session"))))
                .isInstanceOf(KeyLease.Held.class);
    }

    @Test
    void asksOnceForAllWhoComeAtOnce() throws Exception {
        SigningKey key = new SigningKey("ada", "arn:aws:iam::000000000000:root", new byte[] {1}, 300);
        owner.answers((path, body) -> key);

        var all = Owner.await(owner.onLoop(() -> Future.all(keys.find(by("ada"), ""), keys.find(by("ada"), ""))));

        assertThat(all.<KeyLease>list()).allMatch(KeyLease.Held.class::isInstance);
        assertThat(owner.addresses()).hasSize(1);
    }

    private static Authorization by(String accessKeyId) {
        return new Authorization(
                accessKeyId, "20261123", "us-east-1", "execute-api", List.of("host"), "s", "20261123T210000Z", -1);
    }

    private KeyLease find(String token) throws Exception {
        return Owner.await(owner.onLoop(() -> keys.find(signed("20261123", "us-east-1"), token)));
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
