package dev.sluice.contract.access;

/**
 * Answered at {@code GET /internal/access/signing-keys/{accessKeyId}?date=yyyyMMdd&region=R&service=S}, 404 where there is
 * no such access key: the SigV4 key derived for that one date, region and service, which verifies and never shows the secret.
 */
public record SigningKey(String accessKeyId, String principalArn, byte[] key, int ttlSeconds) {

    @Override
    public String toString() {
        return "SigningKey[accessKeyId=" + accessKeyId + ", principalArn=" + principalArn + "]";
    }
}
