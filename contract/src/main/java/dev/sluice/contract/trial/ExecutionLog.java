package dev.sluice.contract.trial;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/**
 * AWS's execution log of one tried request, an event a line. Source: AWS guide, "Set up CloudWatch logging for REST APIs": an
 * event has 1 024 characters at the most, and credentials are redacted.
 */
public final class ExecutionLog {

    private static final int LONGEST = 1_024;
    private static final int SHOWN = 6;
    private static final int SHORT = 20;
    private static final Set<String> CREDENTIALS =
            Set.of("authorization", "proxy-authorization", "x-api-key", "x-amz-security-token");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss 'UTC' uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final StringBuilder text;

    public ExecutionLog(String requestId, Clock clock) {
        this.clock = clock;
        this.text = new StringBuilder("Execution log for request ")
                .append(requestId)
                .append('\n');
    }

    public void event(String event) {
        text.append(TIME.format(clock.instant())).append(" : ");
        if (event.length() > LONGEST) {
            text.append(event, 0, LONGEST).append(" [TRUNCATED]");
        } else {
            text.append(event);
        }
        text.append('\n');
    }

    /** The log so far. */
    public String text() {
        return text.toString();
    }

    /** The value of a header as the log may show it. */
    public static String header(String name, String value) {
        return CREDENTIALS.contains(name.toLowerCase(Locale.ROOT)) ? masked(value) : value;
    }

    /** Stars, and the last six characters of what is long enough to keep its secret. */
    public static String masked(String secret) {
        int hidden = secret.length() < SHORT ? secret.length() : secret.length() - SHOWN;
        return "*".repeat(hidden) + secret.substring(hidden);
    }
}
