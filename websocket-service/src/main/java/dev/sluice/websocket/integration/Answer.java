package dev.sluice.websocket.integration;

import io.vertx.core.MultiMap;

/** What came of a call. A call never fails otherwise. */
public sealed interface Answer {

    /** An answer, whatever its status. */
    record Given(int status, MultiMap headers, String body) implements Answer {

        public boolean successful() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * No answer that could be used.
     *
     * @param status that a handshake is refused with: 500, 502 or 504
     * @param why for the log; names no content
     */
    record Failed(int status, String why) implements Answer {}
}
