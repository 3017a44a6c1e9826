package dev.sluice.websocket.connection;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import java.time.Duration;

/**
 * What a connection may use. Sizes in bytes; the first two are AWS's and fixed (API Gateway quotas, WebSocket APIs).
 *
 * @param outgoing that may wait for a slow client
 * @param concurrent messages of one connection that are answered at a time; more wait in the socket
 */
public record Limits(int frame, int message, long outgoing, int concurrent, Duration idle, Duration life) {

    public static final int FRAME = 32 * 1024;
    public static final int MESSAGE = 128 * 1024;
    private static final int CONCURRENT = 16;

    public Limits {
        if (frame < 1 || message < frame || outgoing < 1 || concurrent < 1) {
            throw new IllegalArgumentException(
                    "limits of " + frame + ", " + message + ", " + outgoing + " bytes and " + concurrent + " messages");
        }
        if (!idle.isPositive() || !life.isPositive()) {
            throw new IllegalArgumentException("idle time of " + idle + " and life of " + life);
        }
    }

    public static Limits of(Settings settings) {
        return new Limits(
                FRAME,
                MESSAGE,
                settings.number(Setting.WEBSOCKET_OUTGOING_BYTES),
                CONCURRENT,
                Duration.ofSeconds(settings.number(Setting.WEBSOCKET_IDLE_SECONDS)),
                Duration.ofSeconds(settings.number(Setting.WEBSOCKET_LIFE_SECONDS)));
    }
}
