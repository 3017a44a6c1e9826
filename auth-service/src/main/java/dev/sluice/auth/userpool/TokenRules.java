package dev.sluice.auth.userpool;

import dev.sluice.contract.config.UserPoolConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a token with a good signature must also be.
 *
 * <p>Source: API Gateway Developer Guide, "Integrate a REST API with an Amazon Cognito user pool": where the method has scopes
 * the token is an access token with one of them, else an identity token.
 */
record TokenRules(UserPoolConfig pool, List<String> scopes) {

    /** How far ahead an issuer's clock may be. */
    static final Duration AHEAD = Duration.ofSeconds(5);

    /** Its time is over, which is the one reason that callers are told. */
    static final String EXPIRED = "expired";

    /** Why the token is refused; empty where it is not. */
    Optional<String> refusal(Claims claims, Instant now) {
        return expired(claims, now) ? Optional.of(EXPIRED) : identity(claims, now);
    }

    private Optional<String> identity(Claims claims, Instant now) {
        if (!claims.text("iss").equals(pool.issuer())) {
            return Optional.of("of another issuer");
        }
        if (claims.moment("nbf").filter(now.plus(AHEAD)::isBefore).isPresent()) {
            return Optional.of("not valid yet");
        }
        if (!pool.audiences().isEmpty() && Collections.disjoint(pool.audiences(), claims.audiences())) {
            return Optional.of("for another audience");
        }
        return scopes.isEmpty() ? identityToken(claims) : accessToken(claims);
    }

    private static boolean expired(Claims claims, Instant now) {
        return claims.moment("exp").filter(now::isBefore).isEmpty();
    }

    private static Optional<String> identityToken(Claims claims) {
        return claims.all().containsKey("token_use")
                        && !claims.text("token_use").equals("id")
                ? Optional.of("no identity token")
                : Optional.empty();
    }

    private Optional<String> accessToken(Claims claims) {
        if (claims.all().containsKey("token_use") && !claims.text("token_use").equals("access")) {
            return Optional.of("no access token");
        }
        return Collections.disjoint(scopes, claims.scopes())
                ? Optional.of("without one of the scopes")
                : Optional.empty();
    }
}
