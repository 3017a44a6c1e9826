package dev.sluice.contract.config;

/**
 * A token bucket: {@code rateLimit} requests/s flow in, {@code burstLimit} requests is its size.
 */
public record Throttle(double rateLimit, int burstLimit) {

    public Throttle {
        if (rateLimit < 0 || burstLimit < 0) {
            throw new IllegalArgumentException("negative throttle " + rateLimit + "/" + burstLimit);
        }
    }
}
