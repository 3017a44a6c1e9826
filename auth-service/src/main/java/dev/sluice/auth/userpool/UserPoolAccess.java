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
    private static final Duration LONGEST = Duration.ofSeconds(300);

    /** A refused token stays refused for as long as this, in seconds. */
    private static final int REFUSED = 5;

    private static final AccessAnswer UNAUTHORIZED = new AccessAnswer.Deny(Reason.UNAUTHORIZED, REFUSED);

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
            LOG.warnf(
                    "authorizer %s names no user pool that is known",
                    question.authorizer().id());
            return Uni.createFrom().item(new AccessAnswer.Deny(Reason.AUTHORIZER_CONFIGURATION, 0));
        }
        return Token.read(question.token())
                .map(token -> firstAllowing(question, token, issuing(named, token)))
                .orElseGet(() -> Uni.createFrom().item(UNAUTHORIZED));
    }

    private static List<UserPool> issuing(List<UserPool> named, Token token) {
        return named.stream()
                .filter(pool -> pool.config().issuer().equals(token.claimedIssuer()))
                .toList();
    }

    /** Pools may share an issuer and differ in their audiences: each is tried in turn. */
    private Uni<AccessAnswer> firstAllowing(AccessQuestion question, Token token, List<UserPool> candidates) {
        if (candidates.isEmpty()) {
            return Uni.createFrom().item(UNAUTHORIZED);
        }
        List<UserPool> rest = candidates.subList(1, candidates.size());
        return by(candidates.getFirst(), question, token)
                .flatMap(answer -> answer instanceof AccessAnswer.Allow || rest.isEmpty()
                        ? Uni.createFrom().item(answer)
                        : firstAllowing(question, token, rest));
    }

    private Uni<AccessAnswer> by(UserPool pool, AccessQuestion question, Token token) {
        return pool.keys()
                .keyOf(token)
                .map(key ->
                        key.map(known -> judge(pool, question, token, known)).orElse(UNKNOWN_KEY));
    }

    private AccessAnswer judge(UserPool pool, AccessQuestion question, Token token, PublicKey key) {
        if (!verifier.genuine(token, key, pool.config())) {
            return UNAUTHORIZED;
        }
        Claims claims = token.claims();
        Instant now = clock.instant();
        Optional<String> refusal = new TokenRules(pool.config(), question.scopes()).refusal(claims, now);
        if (refusal.isPresent() || !audienceMatches(question.authorizer(), claims)) {
            LOG.debugf(
                    "a token of %s is %s",
                    pool.config().issuer(), refusal.orElse("for an audience that does not match"));
            return UNAUTHORIZED;
        }
        String subject = claims.text("sub");
        return new AccessAnswer.Allow(
                subject.isEmpty() ? null : subject, Map.of("claims", claims.asTexts()), ttl(claims, now));
    }

    /** For a user pool the validation expression is matched with the audience. */
    private static boolean audienceMatches(Authorizer authorizer, Claims claims) {
        String expression = authorizer.identityValidationExpression();
        if (expression == null || expression.isEmpty()) {
            return true;
        }
        TokenExpression compiled = TokenExpression.of(expression);
        return claims.audiences().stream().anyMatch(a -> compiled.test(a) == TokenExpression.Outcome.MATCHES);
    }

    private static int ttl(Claims claims, Instant now) {
        Duration left =
                claims.moment("exp").map(end -> Duration.between(now, end)).orElse(Duration.ZERO);
        return (int) (left.compareTo(LONGEST) < 0 ? left : LONGEST).toSeconds();
    }
}
