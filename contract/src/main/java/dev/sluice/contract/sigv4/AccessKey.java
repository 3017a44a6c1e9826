package dev.sluice.contract.sigv4;

import java.time.Instant;

/**
 * Credentials to sign with, and whose they are.
 *
 * @param expires from when on they are good for nothing; {@link Instant#MAX} for those that last
 */
public record AccessKey(String id, String secret, String principalArn, Instant expires) {

    /** Credentials that last. */
    public static AccessKey lasting(String id, String secret, String principalArn) {
        return new AccessKey(id, secret, principalArn, Instant.MAX);
    }

    /** Whether they go with a session token. */
    public boolean temporary() {
        return !expires.equals(Instant.MAX);
    }

    @Override
    public String toString() {
        return "AccessKey[id=" + id + ", principalArn=" + principalArn + ", expires=" + expires + "]";
    }
}
