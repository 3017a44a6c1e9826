package dev.sluice.contract.config;

import java.time.Duration;

/** The Kafka topics, and what is fixed about them. */
public final class Topics {

    /** Compacted, one partition: key as in {@link ConfigKey}, value JSON, or null where the thing is gone. */
    public static final String CONFIG = "gateway.config";

    /** Flushes and revocations, kept for a short time. */
    public static final String SIGNALS = "gateway.signals";

    /** Compacted: instance id to {@link Ack}. */
    public static final String ACKS = "gateway.acks";

    /** A record header of gateway.config: the config version, 8 bytes, big-endian; it only grows. */
    public static final String VERSION_HEADER = "sluice-version";

    /** An instance repeats its ack this often, and counts as gone when it has been silent three times as long. */
    public static final Duration ACK_INTERVAL = Duration.ofSeconds(3);

    private Topics() {}
}
