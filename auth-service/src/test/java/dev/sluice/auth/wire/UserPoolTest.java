package dev.sluice.auth.wire;

import static dev.sluice.auth.wire.Asking.METHOD;
import static dev.sluice.auth.wire.Asking.ask;
import static dev.sluice.auth.wire.Asking.ofPools;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.auth.following.AccessConfig;
import dev.sluice.auth.wire.IssuerStub.Issuer;
import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.AccessAnswer.Reason;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.UserPoolConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserPoolTest {

    private static final SigningPair PAIR = SigningPair.rsa("k1");
    private static final SigningPair OTHER = SigningPair.rsa("k2");
    private static final String POOL = "us-east-1_tests";

    @Inject
    AccessConfig config;

    @Inject
    IssuerStub issuers;

    @Inject
    MovableClock clock;

    private Issuer issuer = new Issuer("unset");

    @BeforeEach
    void aPoolOfAnIssuer() {
        clock.set(Instant.now());
        issuer = issuers.issuer(PAIR);
        pool(POOL, new UserPoolConfig(POOL, issuer.url(), issuer.jwksUri(), List.of("web")));
    }

    @Test
    void letsTheBearerOfAnIdentityTokenIn() {
        AccessAnswer answer = ask(ofPools(POOL), METHOD, PAIR.sign(claims()));

        assertThat(answer).isInstanceOfSatisfying(AccessAnswer.Allow.class, allow -> {
            assertThat(allow.principalId()).isEqualTo("u-1");
            assertThat(allow.context().get("claims"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("sub", "u-1")
                    .containsEntry("token_use", "id")
                    .containsEntry("email_verified", "true")
                    .containsEntry("cognito:groups", "admin,staff");
            assertThat(allow.ttlSeconds()).isEqualTo(300);
        });
    }

    @Test
    void letsItInWithThePrefixToo() {
        assertAllowed(ask(ofPools(POOL), METHOD, "Bearer " + PAIR.sign(claims())));
    }

    @Test
    void verifiesEllipticCurves() {
        SigningPair curve = SigningPair.ec("curve");
        issuer.publishes(curve);

        assertAllowed(ask(ofPools(POOL), METHOD, curve.sign(claims())));
    }

    @Test
    void needsNoTimeOfIssueAndNoSubject() {
        Map<String, Object> claims = claims();
        claims.remove("sub");

        assertThat(ask(ofPools(POOL), METHOD, PAIR.signExactly(claims)))
                .isInstanceOfSatisfying(
                        AccessAnswer.Allow.class,
                        allow -> assertThat(allow.principalId()).isNull());
    }

    @Test
    void needsAnExpiry() {
        Map<String, Object> claims = claims();
        claims.remove("exp");

        assertThat(ask(ofPools(POOL), METHOD, PAIR.signExactly(claims)))
                .isEqualTo(new AccessAnswer.Deny(Reason.UNAUTHORIZED, 5));
    }

    @Test
    void answersForNoLongerThanTheTokenLives() {
        AccessAnswer answer = ask(ofPools(POOL), METHOD, PAIR.sign(with("exp", in(90))));

        assertThat(answer.ttlSeconds()).isBetween(85, 90);
    }

    @Test
    void refusesAnExpiredToken() {
        String token = PAIR.sign(with("exp", in(90)));
        clock.set(Instant.now().plusSeconds(100));

        AccessAnswer expired = new AccessAnswer.Deny(Reason.UNAUTHORIZED, 5, null, "The incoming token has expired");
        assertThat(ask(ofPools(POOL), METHOD, token)).isEqualTo(expired);
        assertThat(ask(ofPools(POOL), METHOD, PAIR.signExactly(with("exp", in(-3_600)))))
                .isEqualTo(expired);
        assertThat(ask(ofPools(POOL), METHOD, PAIR.signExactly(with("exp", in(-86_400 * 365)))))
                .isEqualTo(expired);
    }

    @Test
    void aForgedTokenIsNotToldThatItHasExpired() {
        String genuine = PAIR.signExactly(with("exp", in(-3_600)));
        String forged = genuine.substring(0, genuine.lastIndexOf('.') + 1) + "AAAA";

        assertThat(ask(ofPools(POOL), METHOD, forged)).isEqualTo(new AccessAnswer.Deny(Reason.UNAUTHORIZED, 5));
    }

    @Test
    void refusesATokenThatIsNotValidYet() {
        assertDenied(ask(ofPools(POOL), METHOD, PAIR.sign(with("nbf", in(30)))), Reason.UNAUTHORIZED);
    }

    @Test
    void refusesAnotherAudience() {
        assertDenied(ask(ofPools(POOL), METHOD, PAIR.sign(with("aud", "mobile"))), Reason.UNAUTHORIZED);
    }

    @Test
    void refusesAnotherIssuer() {
        assertDenied(ask(ofPools(POOL), METHOD, PAIR.sign(with("iss", issuer.url() + "/"))), Reason.UNAUTHORIZED);
    }

    @Test
    void refusesAForgedSignature() {
        var forger = new SigningPair("k1", OTHER.pair(), SignatureAlgorithm.RS256);

        assertDenied(ask(ofPools(POOL), METHOD, forger.sign(claims())), Reason.UNAUTHORIZED);
    }

    @Test
    void refusesChangedClaims() {
        String[] parts = PAIR.sign(claims()).split("\\.", -1);
        String[] others = PAIR.sign(with("sub", "root")).split("\\.", -1);

        assertDenied(ask(ofPools(POOL), METHOD, parts[0] + "." + others[1] + "." + parts[2]), Reason.UNAUTHORIZED);
    }

    @Test
    void refusesAnUnsignedToken() {
        String payload = PAIR.sign(claims()).split("\\.", -1)[1];
        String none = base64("{\"alg\":\"none\",\"kid\":\"k1\"}") + "." + payload + ".";

        assertDenied(ask(ofPools(POOL), METHOD, none), Reason.UNAUTHORIZED);
        assertDenied(ask(ofPools(POOL), METHOD, none + "AAAA"), Reason.UNAUTHORIZED);
    }

    @Test
    void refusesATokenSignedWithThePublicKeyAsASecret() {
        var secret = new SecretKeySpec(PAIR.pair().getPublic().getEncoded(), "HmacSHA256");
        String token = Jwt.claims(claims())
                .jws()
                .keyId("k1")
                .algorithm(SignatureAlgorithm.HS256)
                .sign(secret);

        assertDenied(ask(ofPools(POOL), METHOD, token), Reason.UNAUTHORIZED);
    }

    @Test
    void refusesWhatIsNoToken() {
        for (String token : List.of("", "x", "Bearer", "Basic YTpi", "a.b.c")) {
            assertDenied(ask(ofPools(POOL), METHOD, token), Reason.UNAUTHORIZED);
        }
    }

    @Test
    void needsAScopeOfTheMethod() {
        Map<String, Object> access = with("token_use", "access");
        access.remove("aud");
        access.put("client_id", "web");
        access.put("scope", "pets/read profile");

        assertAllowed(ask(ofPools(POOL), METHOD, PAIR.sign(access), "pets/write", "pets/read"));
        assertDenied(ask(ofPools(POOL), METHOD, PAIR.sign(access), "pets/write"), Reason.UNAUTHORIZED);
        assertDenied(ask(ofPools(POOL), METHOD, PAIR.sign(access)), Reason.UNAUTHORIZED);
        assertDenied(ask(ofPools(POOL), METHOD, PAIR.sign(claims()), "pets/read"), Reason.UNAUTHORIZED);
    }

    @Test
    void matchesTheAudienceWithTheValidationExpression() {
        assertAllowed(ask(withExpression("w.b"), METHOD, PAIR.sign(claims())));
        assertDenied(ask(withExpression("w"), METHOD, PAIR.sign(claims())), Reason.UNAUTHORIZED);
        assertDenied(ask(withExpression("("), METHOD, PAIR.sign(claims())), Reason.AUTHORIZER_CONFIGURATION);
    }

    @Test
    void triesEachPoolOfTheIssuer() {
        pool("first", new UserPoolConfig("first", issuer.url(), issuer.jwksUri(), List.of("mobile")));

        assertAllowed(ask(ofPools("unknown", "first", POOL), METHOD, PAIR.sign(claims())));
        assertDenied(ask(ofPools("first"), METHOD, PAIR.sign(claims())), Reason.UNAUTHORIZED);
    }

    @Test
    void knowsNoPoolThatWasRemoved() {
        config.apply(ConfigKey.parse("userpool/" + POOL), 2, null);

        assertDenied(ask(ofPools(POOL), METHOD, PAIR.sign(claims())), Reason.AUTHORIZER_CONFIGURATION);
    }

    @Test
    void refusesAPoolWhoseIssuerIsNoAddress() {
        assertThatThrownBy(() -> pool("bad", new UserPoolConfig("bad", "file:///etc/passwd", null, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static void pool(AccessConfig config, String id, UserPoolConfig pool) {
        config.apply(ConfigKey.parse("userpool/" + id), 1, pool);
    }

    static void assertAllowed(AccessAnswer answer) {
        assertThat(answer).isInstanceOf(AccessAnswer.Allow.class);
    }

    static void assertDenied(AccessAnswer answer, Reason reason) {
        assertThat(answer).isInstanceOfSatisfying(AccessAnswer.Deny.class, deny -> {
            assertThat(deny.reason()).isEqualTo(reason);
            assertThat(deny.ttlSeconds()).isBetween(0, 5);
        });
    }

    private void pool(String id, UserPoolConfig pool) {
        pool(config, id, pool);
    }

    private static Authorizer withExpression(@Nullable String expression) {
        Authorizer plain = ofPools(POOL);
        return new Authorizer(
                plain.id(), plain.name(), plain.type(), plain.providerARNs(), null, null, null, expression, null);
    }

    private Map<String, Object> with(String name, Object value) {
        Map<String, Object> claims = claims();
        claims.put(name, value);
        return claims;
    }

    private Map<String, Object> claims() {
        return new HashMap<>(Map.of(
                "iss",
                issuer.url(),
                "sub",
                "u-1",
                "aud",
                "web",
                "token_use",
                "id",
                "email_verified",
                true,
                "cognito:groups",
                List.of("admin", "staff"),
                "exp",
                in(3_600)));
    }

    private static long in(int seconds) {
        return Instant.now().getEpochSecond() + seconds;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
