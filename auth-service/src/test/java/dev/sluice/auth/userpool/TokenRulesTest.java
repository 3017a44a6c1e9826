package dev.sluice.auth.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.config.UserPoolConfig;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenRulesTest {

    private static final String ISSUER = "https://issuer.example/pool";
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final long SECONDS = NOW.getEpochSecond();

    @Test
    void acceptsAnIdentityTokenWhereNoScopeIsAskedFor() {
        assertThat(refusal(List.of(), Map.of("token_use", "id"))).isEmpty();
        assertThat(refusal(List.of(), Map.of())).isEmpty();
    }

    @Test
    void refusesAnAccessTokenWhereNoScopeIsAskedFor() {
        assertThat(refusal(List.of(), Map.of("token_use", "access"))).contains("no identity token");
        assertThat(refusal(List.of(), Map.of("token_use", 1))).contains("no identity token");
    }

    @Test
    void acceptsAnAccessTokenWithOneOfTheScopes() {
        assertThat(refusal(List.of("read", "write"), Map.of("token_use", "access", "scope", "other write")))
                .isEmpty();
        assertThat(refusal(List.of("read"), Map.of("scope", "read"))).isEmpty();
    }

    @Test
    void refusesAnAccessTokenWithoutOneOfTheScopes() {
        assertThat(refusal(List.of("read"), Map.of("token_use", "access", "scope", "reading")))
                .contains("without one of the scopes");
        assertThat(refusal(List.of("read"), Map.of("token_use", "access"))).contains("without one of the scopes");
    }

    @Test
    void refusesAnIdentityTokenWhereAScopeIsAskedFor() {
        assertThat(refusal(List.of("read"), Map.of("token_use", "id", "scope", "read")))
                .contains("no access token");
    }

    @Test
    void refusesFromTheSecondOfExpiryOn() {
        assertThat(refusal(List.of(), Map.of("exp", SECONDS + 1))).isEmpty();
        assertThat(refusal(List.of(), Map.of("exp", SECONDS))).contains("expired");
        assertThat(refusal(List.of(), Map.of("exp", SECONDS - 1))).contains("expired");
    }

    @Test
    void refusesWithoutAnExpiry() {
        assertThat(refusal(List.of(), with("exp", null))).contains("expired");
        assertThat(refusal(List.of(), Map.of("exp", "never"))).contains("expired");
    }

    @Test
    void refusesWhatIsNotValidYet() {
        long ahead = TokenRules.AHEAD.toSeconds();

        assertThat(refusal(List.of(), Map.of("nbf", SECONDS + ahead))).isEmpty();
        assertThat(refusal(List.of(), Map.of("nbf", SECONDS + ahead + 1))).contains("not valid yet");
    }

    @Test
    void refusesAnotherIssuer() {
        assertThat(refusal(List.of(), Map.of("iss", ISSUER + "/"))).contains("of another issuer");
        assertThat(refusal(List.of(), with("iss", null))).contains("of another issuer");
    }

    @Test
    void refusesAnotherAudience() {
        assertThat(refusal(List.of(), Map.of("aud", "theirs"))).contains("for another audience");
        assertThat(refusal(List.of(), with("aud", null))).contains("for another audience");
        assertThat(refusal(List.of(), Map.of("aud", List.of("theirs", "ours")))).isEmpty();
    }

    @Test
    void acceptsEveryAudienceWhereThePoolNamesNone() {
        var rules = new TokenRules(new UserPoolConfig("p", ISSUER, null, List.of()), List.of());

        assertThat(rules.refusal(new Claims(claims(with("aud", null))), NOW)).isEmpty();
    }

    private static Optional<String> refusal(List<String> scopes, Map<String, ? extends @Nullable Object> changes) {
        var pool = new UserPoolConfig("p", ISSUER, null, List.of("ours"));
        return new TokenRules(pool, scopes).refusal(new Claims(claims(changes)), NOW);
    }

    private static Map<String, Object> claims(Map<String, ? extends @Nullable Object> changes) {
        Map<String, Object> claims = new HashMap<>(Map.of("iss", ISSUER, "aud", "ours", "exp", SECONDS + 60));
        changes.forEach((name, value) -> {
            if (value == null) {
                claims.remove(name);
            } else {
                claims.put(name, value);
            }
        });
        return claims;
    }

    private static Map<String, @Nullable Object> with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> map = new HashMap<>();
        map.put(name, value);
        return map;
    }
}
