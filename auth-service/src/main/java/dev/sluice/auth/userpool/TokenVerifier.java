package dev.sluice.auth.userpool;

import dev.sluice.contract.config.UserPoolConfig;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Verifies signatures by SmallRye JWT: by one key, for one issuer, with asymmetric algorithms only. */
@Singleton
public class TokenVerifier {

    private static final Logger LOG = Logger.getLogger(TokenVerifier.class);

    /** Of no account, as {@link TokenRules} looks at the time: whether a token is genuine, time does not change. */
    private static final int SKEW_SECONDS = Integer.MAX_VALUE;

    private static final Set<SignatureAlgorithm> ASYMMETRIC = Arrays.stream(SignatureAlgorithm.values())
            .filter(algorithm -> !algorithm.getAlgorithm().startsWith("HS"))
            .collect(Collectors.toUnmodifiableSet());

    /** Zero asks for no limit, and so for no time of issue, which not every issuer gives. */
    private static final long NO_LONGEST_LIFE = 0;

    private final JWTParser parser;

    TokenVerifier(JWTParser parser) {
        this.parser = parser;
    }

    boolean genuine(Token token, PublicKey key, UserPoolConfig pool) {
        var expected = new JWTAuthContextInfo();
        expected.setPublicVerificationKey(key);
        expected.setSignatureAlgorithm(ASYMMETRIC);
        expected.setIssuedBy(pool.issuer());
        expected.setClockSkew(SKEW_SECONDS);
        expected.setMaxTimeToLiveSecs(NO_LONGEST_LIFE);
        expected.setRequireNamedPrincipal(false);
        try {
            parser.parse(token.compact(), expected);
            return true;
        } catch (ParseException refused) {
            LOG.debugf("a token of %s is not genuine: %s", pool.issuer(), refused.getMessage());
            return false;
        }
    }
}
