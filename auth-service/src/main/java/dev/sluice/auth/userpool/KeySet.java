package dev.sluice.auth.userpool;

import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** An issuer's public keys (RFC 7517) as they were at one time. Symmetric keys, which no issuer publishes, are left out. */
record KeySet(List<JsonWebKey> keys, Instant fetched) {

    private static final int MOST = 100;

    KeySet {
        keys = List.copyOf(keys);
    }

    /** Throws {@link IllegalArgumentException} when it is no key set, or one without a public key. */
    static KeySet read(String json, Instant fetched) {
        try {
            List<JsonWebKey> keys = new ArrayList<>();
            for (JsonWebKey key : new JsonWebKeySet(json).getJsonWebKeys()) {
                if (key instanceof PublicJsonWebKey) {
                    keys.add(key);
                }
            }
            if (keys.isEmpty() || keys.size() > MOST) {
                throw new IllegalArgumentException("a key set of " + keys.size() + " public keys");
            }
            return new KeySet(keys, fetched);
        } catch (JoseException malformed) {
            throw new IllegalArgumentException("no key set: " + malformed.getMessage(), malformed);
        }
    }

    /**
     * The one key that fits the token's {@code kid}, algorithm and use; empty where none does, or where a token without a
     * {@code kid} leaves a choice.
     */
    Optional<PublicKey> keyOf(Token token) {
        try {
            var signature = new JsonWebSignature();
            signature.setCompactSerialization(token.compact());
            List<JsonWebKey> fitting = new VerificationJwkSelector().selectList(signature, keys);
            return fitting.size() == 1 && fitting.getFirst() instanceof PublicJsonWebKey key
                    ? Optional.of(key.getPublicKey())
                    : Optional.empty();
        } catch (JoseException unreadable) {
            return Optional.empty();
        }
    }
}
