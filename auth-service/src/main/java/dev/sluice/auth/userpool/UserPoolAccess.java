package dev.sluice.auth.userpool;

import dev.sluice.auth.expression.TokenExpression;
import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.AccessAnswer.Reason;
import dev.sluice.contract.access.AccessQuestion;
import dev.sluice.contract.api.Authorizer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Decides by a COGNITO_USER_POOLS authorizer. */
@Singleton
public class UserPoolAccess {

    private static final Logger LOG = Logger.getLogger(UserPoolAccess.class);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** A refused token stays refused for as long as this, in seconds. */
    private static final int REFUSED = 5;

    private static final AccessAnswer UNAUTHORIZED = new AccessAnswer.Deny(Reason.UNAUTHORIZED, REFUSED);

    private static final AccessAnswer EXPIRED =
            new AccessAnswer.Deny(Reason.UNAUTHORIZED, REFUSED, null, "The incoming token has expired");

    /** The issuer may publish the key at any moment. */
    private static final AccessAnswer UNKNOWN_KEY = new AccessAnswer.Deny(Reason.UNAUTHORIZED, 0);

    private final UserPools pools;
    private final TokenVerifier verifier;
    private final Clock clock;

    UserPoolAccess(UserPools pools, TokenVerifier verifier, Clock clock) {
        this.pools = pools;
        this.verifier = verifier;
        this.clock = clock;
    }

    /** Fails where an issuer's keys are needed and cannot be fetched. */
    public Uni<AccessAnswer> answer(AccessQuestion question) {
        List<UserPool> named = pools.named(question.authorizer().providerARNs());
        if (named.isEmpty()) {
            return misconfigured(question, "it names no user pool that is known");
        }
        try {
            Optional<TokenExpression> audience = audience(question.authorizer());
            return Token.read(question.token())
                    .map(token -> firstAllowing(new Bearer(question, token, audience), issuing(named, token)))
                    .orElseGet(() -> Uni.createFrom().item(UNAUTHORIZED));
        } catch (IllegalArgumentException badExpression) {
            return misconfigured(question, String.valueOf(badExpression.getMessage()));
        }
    }

    /** Who asks for what: a token, and the expression that its audience must match where there is one. */
    private record Bearer(AccessQuestion question, Token token, Optional<TokenExpression> audience) {

        boolean audienceMatches(Claims claims) {
            return audience.isEmpty()
                    || claims.audiences().stream()
                            .anyMatch(a -> audience.get().test(a) == TokenExpression.Outcome.MATCHES);
        }
    }

    private static Optional<TokenExpression> audience(Authorizer authorizer) {
        return Optional.ofNullable(authorizer.identityValidationExpression())
                .filter(expression -> !expression.isEmpty())
                .map(TokenExpression::of);
    }

    private static List<UserPool> issuing(List<UserPool> named, Token token) {
        return named.stream()
                .filter(pool -> pool.config().issuer().equals(token.claimedIssuer()))
                .toList();
    }

    /** Pools may share an issuer and differ in their audiences: each is tried in turn. */
    private Uni<AccessAnswer> firstAllowing(Bearer bearer, List<UserPool> candidates) {
        if (candidates.isEmpty()) {
            return Uni.createFrom().item(UNAUTHORIZED);
        }
        List<UserPool> rest = candidates.subList(1, candidates.size());
        return by(candidates.getFirst(), bearer)
                .flatMap(answer -> answer instanceof AccessAnswer.Allow || answer.equals(EXPIRED) || rest.isEmpty()
                        ? Uni.createFrom().item(answer)
                        : firstAllowing(bearer, rest));
    }

    private Uni<AccessAnswer> by(UserPool pool, Bearer bearer) {
        return pool.keys()
                .keyOf(bearer.token())
                .map(key -> key.map(known -> judge(pool, bearer, known)).orElse(UNKNOWN_KEY));
    }

    private AccessAnswer judge(UserPool pool, Bearer bearer, PublicKey key) {
        if (!verifier.genuine(bearer.token(), key, pool.config())) {
            return UNAUTHORIZED;
        }
        Claims claims = bearer.token().claims();
        Instant now = clock.instant();
        var rules = new TokenRules(pool.config(), bearer.question().scopes());
        Optional<String> refusal = rules.refusal(claims, now);
        if (refusal.isPresent() || !bearer.audienceMatches(claims)) {
            String reason = refusal.orElse("for an audience that does not match");
            LOG.debugf("a token of %s is %s", pool.config().issuer(), reason);
            return reason.equals(TokenRules.EXPIRED) ? EXPIRED : UNAUTHORIZED;
        }
        String subject = claims.text("sub");
        return new AccessAnswer.Allow(
                subject.isEmpty() ? null : subject, Map.of("claims", claims.asTexts()), ttl(claims, now));
    }

    private static Uni<AccessAnswer> misconfigured(AccessQuestion question, String reason) {
        LOG.warnf("authorizer %s: %s", question.authorizer().id(), reason);
        return Uni.createFrom().item(new AccessAnswer.Deny(Reason.AUTHORIZER_CONFIGURATION, 0));
    }

    private static int ttl(Claims claims, Instant now) {
        Duration left =
                claims.moment("exp").map(end -> Duration.between(now, end)).orElse(Duration.ZERO);
        return (int) (left.compareTo(LONGEST) < 0 ? left : LONGEST).toSeconds();
    }
}
