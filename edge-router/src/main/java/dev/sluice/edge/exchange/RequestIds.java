package dev.sluice.edge.exchange;

import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ids of one request.
 *
 * @param requestId {@code x-amzn-RequestId}
 * @param extendedId {@code x-amz-apigw-id}: 11 bytes in URL-safe base64
 */
public record RequestIds(String requestId, String extendedId) {

    public static RequestIds next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        byte[] bytes = new byte[11];
        random.nextBytes(bytes);
        // A version 4 UUID; ids need to differ, not to be secret, so no secure random is spent on them.
        long high = random.nextLong() & 0xffff_ffff_ffff_0fffL | 0x4000L;
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new RequestIds(
                new UUID(high, low).toString(), Base64.getUrlEncoder().encodeToString(bytes));
    }
}
