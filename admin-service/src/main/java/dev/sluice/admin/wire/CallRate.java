package dev.sluice.admin.wire;

import dev.sluice.admin.fault.AwsFault;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** How many calls this instance takes: a bucket of tokens, where a rate is set; otherwise as many as come. */
@ApplicationScoped
public class CallRate {

    private final Clock clock;
    private final int rate;
    private final int burst;
    private double tokens;
    private long filledAt;

    CallRate(Settings settings, Clock clock) {
        this.clock = clock;
        this.rate = settings.number(Setting.ADMIN_RATE_LIMIT);
        this.burst = settings.number(Setting.ADMIN_BURST_LIMIT);
        this.tokens = burst;
        this.filledAt = clock.millis();
    }

    /** Throws AWS's TooManyRequestsException where the bucket is empty. */
    synchronized void take() {
        if (rate == 0) {
            return;
        }
        long now = clock.millis();
        tokens = Math.min(burst, tokens + (now - filledAt) * rate / 1_000.0);
        filledAt = now;
        if (tokens < 1) {
            throw new AwsFault(429, "TooManyRequestsException", "Too Many Requests");
        }
        tokens--;
    }
}
