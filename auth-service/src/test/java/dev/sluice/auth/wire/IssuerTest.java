package dev.sluice.auth.wire;

import static dev.sluice.auth.wire.Asking.METHOD;
import static dev.sluice.auth.wire.Asking.ask;
import static dev.sluice.auth.wire.Asking.ofPools;
import static dev.sluice.auth.wire.UserPoolTest.assertAllowed;
import static dev.sluice.auth.wire.UserPoolTest.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.auth.following.AccessConfig;
import dev.sluice.auth.wire.IssuerStub.Issuer;
import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.AccessAnswer.Reason;
import dev.sluice.contract.config.UserPoolConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the keys come from, and what happens while they cannot be had. */
@QuarkusTest
class IssuerTest {

    private static final SigningPair PAIR = SigningPair.rsa("k1");
    private static final SigningPair NEXT = SigningPair.rsa("k2");

    @Inject
    AccessConfig config;

    @Inject
    IssuerStub issuers;

    @Inject
    MovableClock clock;

    @BeforeEach
    void now() {
        clock.set(Instant.now());
    }

    @Test
    void isDiscovered() {
        Issuer issuer = issuers.issuer(PAIR);
        pool("discovered", new UserPoolConfig("discovered", issuer.url(), null, List.of()));

        assertAllowed(ask(ofPools("discovered"), METHOD, token(issuer, PAIR)));
        assertAllowed(ask(ofPools("discovered"), METHOD, token(issuer, PAIR)));
        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @Test
    void isNotBelievedWhenItDescribesAnother() {
        Issuer issuer = issuers.issuer(PAIR);
        issuer.saysItIs("https://elsewhere.example");
        pool("impostor", new UserPoolConfig("impostor", issuer.url(), null, List.of()));

        assertDenied(ask(ofPools("impostor"), METHOD, token(issuer, PAIR)), Reason.AUTHORIZER_FAILURE);
        assertThat(issuer.fetches()).isZero();
    }

    @Test
    void isAskedAgainForAKeyThatIsNew() {
        Issuer issuer = pool("rotating");
        assertAllowed(ask(ofPools("rotating"), METHOD, token(issuer, PAIR)));
        issuer.publishes(PAIR, NEXT);

        assertDenied(ask(ofPools("rotating"), METHOD, token(issuer, NEXT)), Reason.UNAUTHORIZED);
        clock.forward(Duration.ofSeconds(5));
        assertAllowed(ask(ofPools("rotating"), METHOD, token(issuer, NEXT)));
        assertThat(issuer.fetches()).isEqualTo(2);
    }

    @Test
    void mayBeAwayWhileItsKeysAreKnown() {
        Issuer issuer = pool("leaving");
        assertAllowed(ask(ofPools("leaving"), METHOD, token(issuer, PAIR)));
        issuer.answersWith(request -> request.connection().close());
        clock.forward(Duration.ofMinutes(30));

        assertAllowed(ask(ofPools("leaving"), METHOD, token(issuer, PAIR)));
        assertAllowed(ask(ofPools("leaving"), METHOD, token(issuer, PAIR)));
    }

    @Test
    void keepsItsKeysWhenOnlyAudiencesChange() {
        Issuer issuer = pool("changing");
        assertAllowed(ask(ofPools("changing"), METHOD, token(issuer, PAIR)));
        pool("changing", new UserPoolConfig("changing", issuer.url(), issuer.jwksUri(), List.of("web")));

        assertAllowed(ask(ofPools("changing"), METHOD, token(issuer, PAIR)));
        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void letsNobodyInWithoutItsKeys(Trouble trouble) {
        Issuer issuer = pool("trouble");
        issuer.answersWith(trouble.behaviour);

        AccessAnswer answer = ask(ofPools("trouble"), METHOD, token(issuer, PAIR));

        assertDenied(answer, Reason.AUTHORIZER_FAILURE);
        assertThat(answer.ttlSeconds()).isZero();
    }

    @Test
    void isLeftAloneAfterFailingAndNobodyElseSuffers() {
        Issuer away = pool("away");
        Issuer here = pool("here");
        away.answersWith(request -> request.connection().close());
        for (int i = 0; i < 20; i++) {
            assertDenied(ask(ofPools("away"), METHOD, token(away, PAIR)), Reason.AUTHORIZER_FAILURE);
        }

        assertThat(away.fetches()).isLessThan(20);
        assertAllowed(ask(ofPools("here"), METHOD, token(here, PAIR)));
    }

    /** What an issuer may do instead of publishing its keys. */
    enum Trouble {
        CLOSES(request -> request.connection().close()),
        SAYS_NOTHING(request -> assertThat(request).isNotNull()),
        FAILS(request -> request.response().setStatusCode(500).end()),
        REDIRECTS(request ->
                request.response().setStatusCode(302).putHeader("Location", "/").end()),
        ANSWERS_HTML(request -> request.response().end("<html>")),
        ANSWERS_NO_KEYS(request -> request.response().end("{\"keys\":[]}")),
        ANSWERS_TOO_MUCH(request -> request.response().end(" ".repeat(300_000)));

        private final Consumer<HttpServerRequest> behaviour;

        Trouble(Consumer<HttpServerRequest> behaviour) {
            this.behaviour = behaviour;
        }
    }

    private Issuer pool(String id) {
        Issuer issuer = issuers.issuer(PAIR);
        pool(id, new UserPoolConfig(id, issuer.url(), issuer.jwksUri(), List.of()));
        return issuer;
    }

    private void pool(String id, UserPoolConfig pool) {
        UserPoolTest.pool(config, id, pool);
    }

    private static String token(Issuer issuer, SigningPair pair) {
        long exp = Instant.now().plus(Duration.ofHours(2)).getEpochSecond();
        return pair.sign(Map.of("iss", issuer.url(), "sub", "u-1", "aud", "web", "exp", exp));
    }
}
