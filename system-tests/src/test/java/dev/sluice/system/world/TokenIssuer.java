package dev.sluice.system.world;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** An OIDC issuer with one RSA key: it publishes the key and signs what it is asked to (RFC 7515, RFC 7517). */
public final class TokenIssuer implements AutoCloseable {

    private static final String KEY_ID = "the-only-key";
    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

    private final Backend server;
    private final KeyPair keys;

    private TokenIssuer(Backend server, KeyPair keys) {
        this.server = server;
        this.keys = keys;
        server.on(
                "/jwks.json",
                request -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(keySet().encode()));
    }

    public static TokenIssuer start(Vertx vertx) {
        return new TokenIssuer(Backend.start(vertx), newKeys());
    }

    public String issuer() {
        return "http://" + server.authority();
    }

    public String jwksUri() {
        return issuer() + "/jwks.json";
    }

    /** An identity token of this issuer, as a user pool gives to a client. */
    public String token(String subject, String audience, Instant expires) {
        return signed(claims(subject, audience, expires), keys);
    }

    /** The same token, but signed by a key that only pretends to be the issuer's. */
    public String forgedToken(String subject, String audience, Instant expires) {
        return signed(claims(subject, audience, expires), newKeys());
    }

    @Override
    public void close() {
        server.close();
    }

    private JsonObject claims(String subject, String audience, Instant expires) {
        return new JsonObject()
                .put("iss", issuer())
                .put("sub", subject)
                .put("aud", audience)
                .put("token_use", "id")
                .put("iat", expires.minusSeconds(3600).getEpochSecond())
                .put("exp", expires.getEpochSecond());
    }

    private JsonObject keySet() {
        var key = (RSAPublicKey) keys.getPublic();
        return new JsonObject()
                .put(
                        "keys",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("kty", "RSA")
                                        .put("kid", KEY_ID)
                                        .put("alg", "RS256")
                                        .put("use", "sig")
                                        .put("n", unsigned(key.getModulus()))
                                        .put("e", unsigned(key.getPublicExponent()))));
    }

    private static String signed(JsonObject claims, KeyPair keys) {
        var header = new JsonObject().put("alg", "RS256").put("kid", KEY_ID).put("typ", "JWT");
        String content = base64(header) + "." + base64(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64_URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(JsonObject json) {
        return BASE64_URL.encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return BASE64_URL.encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }
}
