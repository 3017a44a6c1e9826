package dev.sluice.follower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.config.Ack;
import dev.sluice.contract.config.Refusal;
import dev.sluice.contract.settings.KafkaAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has keys and an instance of its own; topics and versions are everybody's, as in a suite. */
@Timeout(180)
class ConfigFollowerTest {

    private static final String POOL = "{\"id\":\"p\",\"issuer\":\"http://issuer\",\"audiences\":[]}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static RealBroker broker;

    @SuppressWarnings("NullAway.Init")
    private static Topic topic;

    private static long version;

    private final Listening listening = new Listening();
    private final String own = UUID.randomUUID().toString();
    private final String key = "userpool/" + own;
    private final ConfigFollower follower = follower(broker.access());

    @BeforeAll
    static void startBroker() throws Exception {
        broker = RealBroker.start(folder);
        topic = new Topic(broker.access());
    }

    @AfterAll
    static void stopBroker() throws Exception {
        topic.close();
        broker.close();
    }

    @AfterEach
    void stop() {
        follower.close();
    }

    @Test
    void catchesUpBeforeItIsReadyAndThenFollows() throws Exception {
        long first = change(key, POOL);
        change(key, POOL);
        assertThat(follower.caughtUp()).isFalse();

        follower.start();
        topic.awaitAck(own, ack -> ack.version() >= version);
        assertThat(follower.caughtUp()).isTrue();
        long gone = change(key, null);

        assertThat(mine(listening.until(key + "@" + gone + " gone")))
                .containsExactly(key + "@" + first, key + "@" + (first + 1), key + "@" + gone + " gone");
    }

    @Test
    void passesOverWhatItHasSeen() throws Exception {
        long first = change(key, POOL);
        topic.change(key, first, POOL);
        long second = change(key, POOL);
        topic.change(key, first, POOL);
        long last = change(key + "/last", POOL);

        follower.start();

        assertThat(mine(listening.until(key + "/last@" + last)))
                .containsExactly(key + "@" + first, key + "@" + second, key + "/last@" + last);
    }

    @Test
    void saysWhatItRefusedUntilSomethingBetterComes() throws Exception {
        String bad = key + "-bad";
        change(key, POOL);
        version += version % 2;
        long refused = change(bad, POOL);
        long other = change(key, POOL);
        follower.start();

        Ack ack = topic.awaitAck(own, it -> it.version() >= other);
        assertThat(ack.refused()).contains(new Refusal(bad, refused, "odd versions are bad"));
        assertThat(listening.until(key + "@" + other)).doesNotContain(bad + "@" + refused);

        version += 1 - version % 2;
        long good = change(bad, POOL);
        Ack later = topic.awaitAck(own, it -> it.version() >= good);
        assertThat(later.refused()).extracting(Refusal::key).doesNotContain(bad);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"audiences\":7}", ""})
    void aRecordThatCannotBeReadIsRefusedAndTheNextIsNot(String poison) throws Exception {
        long unread = change(key, poison);
        long next = change(key + "/next", POOL);
        follower.start();

        listening.until(key + "/next@" + next);
        Ack ack = topic.awaitAck(own, it -> it.version() >= next);
        assertThat(ack.refused()).anyMatch(it -> it.key().equals(key) && it.version() == unread);
    }

    @Test
    void whatNoReleaseWritesStopsNobody() throws Exception {
        topic.put(null, new byte[Long.BYTES], POOL);
        topic.put(key, new byte[] {1, 2}, POOL);
        topic.put("userpool", new byte[0], null);
        long next = change(key + "/next", POOL);
        follower.start();

        assertThat(listening.until(key + "/next@" + next)).isNotEmpty();
    }

    @Test
    void aSignalThatCannotBeReadStopsNobody() throws Exception {
        follower.start();
        topic.awaitAck(own, ack -> true);
        topic.signal(null);
        topic.signal("nonsense");
        topic.signal("{\"type\":\"FLUSH_STAGE_CACHE\",\"apiId\":\"" + own + "\"}");

        assertThat(listening.until("signal " + own)).isNotEmpty();
    }

    @Test
    void goesOnWhenKafkaIsBack() throws Exception {
        long before = change(key, POOL);
        follower.start();
        listening.until(key + "@" + before);

        broker.kill();
        broker.startAgain();
        long after = change(key, POOL);

        assertThat(mine(listening.until(key + "@" + after))).containsExactly(key + "@" + after);
        assertThat(topic.awaitAck(own, ack -> ack.version() >= after).service()).isEqualTo("test");
    }

    @Test
    void saysThatItIsGone() throws Exception {
        follower.start();
        topic.awaitAck(own, ack -> true);

        follower.close();

        topic.awaitGone(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "SCRAM-SHA-512"})
    void followsABrokerThatWantsTlsAndAPassword(String mechanism) throws Exception {
        long last = change(key, POOL);
        try (ConfigFollower guarded = follower(broker.guarded(mechanism, RealBroker.PASSWORD))) {
            guarded.start();
            listening.until(key + "@" + last);
            assertThat(topic.awaitAck(own, ack -> ack.version() >= last).id()).isEqualTo(own);
        }
    }

    @Test
    void aBrokerThatWantsAPasswordLetsNobodyInWithout() throws Exception {
        try (Admin stranger =
                Admin.create(broker.guarded("SCRAM-SHA-512", "guess").client("stranger"))) {
            assertThatThrownBy(() -> stranger.describeCluster().nodes().get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    private ConfigFollower follower(KafkaAccess kafka) {
        return new ConfigFollower(kafka, own, "test", listening);
    }

    /** The version it was given. */
    private static long change(String key, @Nullable String json) throws Exception {
        version++;
        topic.change(key, version, json);
        return version;
    }

    private List<String> mine(List<String> told) {
        return told.stream().filter(it -> it.contains(own)).toList();
    }
}
