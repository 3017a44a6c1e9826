package dev.sluice.websocket.event;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Ids of requests and messages, which look like AWS's: 11 bytes in URL-safe base64. */
public final class RequestId {

    private static final int BYTES = 11;

    private RequestId() {}

    public static String next(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
