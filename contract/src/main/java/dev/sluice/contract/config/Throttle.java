package dev.sluice.contract.config;

/**
 * A token bucket: {@code rateLimit} requests/s flow in, {@code burstLimit} requests is its size.
 */
public record Throttle(double rateLimit, int burstLimit) {

    /** AWS's defaults for an account: what counts where only one of the two is set. */
    public static final Throttle ACCOUNT = new Throttle(10_000, 5_000);

    public Throttle {
        if (rateLimit < 0 || burstLimit < 0) {
            throw new IllegalArgumentException("negative throttle " + rateLimit + "/" + burstLimit);
        }
    }
}
