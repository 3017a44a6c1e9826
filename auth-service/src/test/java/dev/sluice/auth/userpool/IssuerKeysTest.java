package dev.sluice.auth.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.auth.wire.MovableClock;
import dev.sluice.auth.wire.SigningPair;
import io.smallrye.mutiny.Uni;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {

    private static final SigningPair OLD = SigningPair.rsa("old");
    private static final SigningPair NEW = SigningPair.rsa("new");
    private static final Token BY_OLD = token(OLD);
    private static final Token BY_NEW = token(NEW);

    private final MovableClock clock = new MovableClock();
    private final List<CompletableFuture<KeySet>> fetches = new ArrayList<>();
    private final IssuerKeys keys = new IssuerKeys("https://issuer.example", this::source, clock);

    @Test
    void areFetchedOnceForAllWhoWait() {
        CompletableFuture<Optional<PublicKey>> first = ask(BY_OLD);
        CompletableFuture<Optional<PublicKey>> second = ask(BY_OLD);
        publish(OLD);
        CompletableFuture<Optional<PublicKey>> third = ask(BY_OLD);

        assertThat(fetches).hasSize(1);
        assertThat(List.of(first.join(), second.join(), third.join()))
                .containsOnly(Optional.of(OLD.pair().getPublic()));
    }

    @Test
    void areFetchedAgainForAnUnknownKey() {
        know(OLD);
        clock.forward(IssuerKeys.PAUSE);
        CompletableFuture<Optional<PublicKey>> rotated = ask(BY_NEW);
        publish(OLD, NEW);

        assertThat(rotated.join()).contains(NEW.pair().getPublic());
    }

    @Test
    void areNotFetchedForEveryUnknownKey() {
        know(OLD);

        assertThat(ask(BY_NEW).join()).isEmpty();
        assertThat(fetches).hasSize(1);
    }

    @Test
    void hadNoSuchKeyStillAfterFetching() {
        know(OLD);
        clock.forward(IssuerKeys.PAUSE);
        CompletableFuture<Optional<PublicKey>> unknown = ask(BY_NEW);
        publish(OLD);

        assertThat(unknown.join()).isEmpty();
    }

    @Test
    void areRefreshedInTheBackground() {
        know(OLD);
        clock.forward(IssuerKeys.REFRESH.plusSeconds(1));

        assertThat(ask(BY_OLD)).as("does not wait").isCompleted();
        assertThat(ask(BY_OLD)).isCompleted();
        assertThat(fetches).as("one refresh at a time").hasSize(2);

        publish(NEW);
        clock.forward(IssuerKeys.PAUSE);
        assertThat(ask(BY_NEW).join()).isPresent();
    }

    @Test
    void stayWhileTheIssuerIsAway() {
        know(OLD);
        clock.forward(IssuerKeys.LONGEST);
        CompletableFuture<Optional<PublicKey>> known = ask(BY_OLD);
        fail();

        assertThat(known.join()).isPresent();
        assertThat(ask(BY_OLD).join()).isPresent();
        assertThat(fetches).as("and it is left in peace for a while").hasSize(2);
    }

    @Test
    void doNotStayForEver() {
        know(OLD);
        clock.forward(IssuerKeys.LONGEST.plusSeconds(1));
        CompletableFuture<Optional<PublicKey>> late = ask(BY_OLD);
        fail();

        assertThatThrownBy(late::join).hasRootCauseMessage("away");
    }

    @Test
    void cannotBeToldWhileTheIssuerIsAway() {
        CompletableFuture<Optional<PublicKey>> first = ask(BY_OLD);
        fail();
        CompletableFuture<Optional<PublicKey>> second = ask(BY_OLD);
        publish(OLD);

        assertThatThrownBy(first::join).hasRootCauseMessage("away");
        assertThat(second.join()).as("asks again").isPresent();
    }

    @Test
    void unknownKeyCannotBeToldWhileTheIssuerIsAway() {
        know(OLD);
        clock.forward(IssuerKeys.PAUSE);
        CompletableFuture<Optional<PublicKey>> unknown = ask(BY_NEW);
        fail();

        assertThatThrownBy(unknown::join).hasRootCauseMessage("away");
        assertThat(ask(BY_OLD).join()).isPresent();
    }

    private Uni<KeySet> source() {
        fetches.add(new CompletableFuture<>());
        return Uni.createFrom().completionStage(fetches.getLast());
    }

    private CompletableFuture<Optional<PublicKey>> ask(Token token) {
        return keys.keyOf(token).subscribeAsCompletionStage();
    }

    private void know(SigningPair pair) {
        CompletableFuture<Optional<PublicKey>> asked = ask(token(pair));
        publish(pair);
        assertThat(asked.join()).isPresent();
    }

    private void publish(SigningPair... pairs) {
        fetches.getLast().complete(KeySet.read(SigningPair.jwks(pairs), clock.instant()));
    }

    private void fail() {
        fetches.getLast().completeExceptionally(new IllegalStateException("away"));
    }

    private static Token token(SigningPair pair) {
        return Token.read(pair.sign(Map.of(
                        "iss",
                        "x",
                        "exp",
                        System.currentTimeMillis() / 1000 + Duration.ofHours(1).toSeconds())))
                .orElseThrow();
    }
}
