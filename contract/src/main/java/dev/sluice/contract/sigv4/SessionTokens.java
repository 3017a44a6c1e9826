package dev.sluice.contract.sigv4;

import dev.sluice.contract.settings.ClusterToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals temporary credentials into the session token that goes with them, and opens it again: whoever has the cluster's
 * credential can, so nobody needs to keep them. A token is base64 of a version, a nonce, and what AES-GCM makes of the key;
 * the version is authenticated too. Another cluster credential ends all tokens.
 */
public final class SessionTokens {

    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST = 4096;
    private static final String PURPOSE = "sluice session token";

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    public SessionTokens(ClusterToken cluster) {
        this.key = derived(cluster);
    }

    /** The token of temporary credentials. */
    public String seal(AccessKey accessKey) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, VERSION, nonce).doFinal(written(accessKey));
            ByteArrayOutputStream token = new ByteArrayOutputStream();
            token.write(VERSION);
            token.writeBytes(nonce);
            token.writeBytes(sealed);
            return Base64.getEncoder().encodeToString(token.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** What was sealed, perhaps long expired; empty where this cluster has sealed no such token. */
    public Optional<AccessKey> open(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(token);
            if (bytes.length <= 1 + NONCE || bytes[0] != VERSION) {
                return Optional.empty();
            }
            byte[] nonce = Arrays.copyOfRange(bytes, 1, 1 + NONCE);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, bytes[0], nonce);
            return Optional.of(read(cipher.doFinal(bytes, 1 + NONCE, bytes.length - 1 - NONCE)));
        } catch (IllegalArgumentException | GeneralSecurityException | IOException | DateTimeException alien) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte version, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(new byte[] {version});
        return cipher;
    }

    private static byte[] written(AccessKey accessKey) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(accessKey.id());
            out.writeUTF(accessKey.secret());
            out.writeUTF(accessKey.principalArn());
            out.writeLong(accessKey.expires().getEpochSecond());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static AccessKey read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        return new AccessKey(in.readUTF(), in.readUTF(), in.readUTF(), Instant.ofEpochSecond(in.readLong()));
    }

    /** The cluster's credential itself encrypts nothing. */
    private static SecretKeySpec derived(ClusterToken cluster) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(cluster.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
