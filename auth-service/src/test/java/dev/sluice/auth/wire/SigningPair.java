package dev.sluice.auth.wire;

import dev.sluice.contract.wire.Wire;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** A key pair of an issuer. */
public record SigningPair(String id, KeyPair pair, SignatureAlgorithm algorithm) {

    public static SigningPair rsa(String id) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new SigningPair(id, generator.generateKeyPair(), SignatureAlgorithm.RS256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static SigningPair ec(String id) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new SigningPair(id, generator.generateKeyPair(), SignatureAlgorithm.ES256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key set that publishes the public keys. */
    public static String jwks(SigningPair... pairs) {
        return Stream.of(pairs).map(SigningPair::jwk).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    public String sign(Map<String, Object> claims) {
        return Jwt.claims(claims).jws().keyId(id).algorithm(algorithm).sign(pair.getPrivate());
    }

    public String signWithoutId(Map<String, Object> claims) {
        return Jwt.claims(claims).jws().algorithm(algorithm).sign(pair.getPrivate());
    }

    /** These claims and no others: the builder above adds a time of issue. */
    public String signExactly(Map<String, Object> claims) {
        var signature = new JsonWebSignature();
        signature.setPayload(new String(Wire.write(claims), StandardCharsets.UTF_8));
        signature.setKeyIdHeaderValue(id);
        signature.setAlgorithmHeaderValue(algorithm.getAlgorithm());
        signature.setKey(pair.getPrivate());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private String jwk() {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
            key.setKeyId(id);
            key.setUse("sig");
            key.setAlgorithm(algorithm.getAlgorithm());
            return key.toJson(OutputControlLevel.PUBLIC_ONLY);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
