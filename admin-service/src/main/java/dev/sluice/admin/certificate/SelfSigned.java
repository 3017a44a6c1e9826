package dev.sluice.admin.certificate;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/**
 * A fresh RSA key of 2048 bits and the X.509 certificate that it signs itself, both as PEM. Takes a good part of a second:
 * not for an event loop.
 */
record SelfSigned(String certificate, String privateKey) {

    private static final int BITS = 2_048;
    private static final int SERIAL_BITS = 127;
    private static final String SHA256_WITH_RSA = "1.2.840.113549.1.1.11";
    private static final String COMMON_NAME = "2.5.4.3";

    static SelfSigned make(String name, Instant from, Instant until, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, random);
            KeyPair keys = generator.generateKeyPair();
            byte[] algorithm = Der.sequence(Der.identifier(SHA256_WITH_RSA), Der.none());
            byte[] subject = Der.sequence(Der.set(Der.sequence(Der.identifier(COMMON_NAME), Der.text(name))));
            byte[] statement = Der.sequence(
                    Der.version(Der.integer(BigInteger.TWO)),
                    Der.integer(new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE)),
                    algorithm,
                    subject,
                    Der.sequence(Der.time(from), Der.time(until)),
                    subject,
                    keys.getPublic().getEncoded());
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(statement);
            byte[] certificate = Der.sequence(statement, algorithm, Der.bits(signature.sign()));
            return new SelfSigned(
                    pem("CERTIFICATE", certificate),
                    pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no RSA", e);
        }
    }

    private static String pem(String what, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }

    /** Never shows the private key. */
    @Override
    public String toString() {
        return certificate;
    }
}
