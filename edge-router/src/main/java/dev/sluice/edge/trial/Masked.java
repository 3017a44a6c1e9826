package dev.sluice.edge.trial;

import java.util.Locale;
import java.util.Set;

/** Credentials as AWS's logs show them: stars, and the last six characters of what is long enough to keep its secret. */
final class Masked {

    private static final int SHOWN = 6;
    private static final int SHORT = 20;
    private static final Set<String> CREDENTIALS =
            Set.of("authorization", "proxy-authorization", "x-api-key", "x-amz-security-token");

    private Masked() {}

    static String header(String name, String value) {
        return CREDENTIALS.contains(name.toLowerCase(Locale.ROOT)) ? value(value) : value;
    }

    private static String value(String secret) {
        int hidden = secret.length() < SHORT ? secret.length() : secret.length() - SHOWN;
        return "*".repeat(hidden) + secret.substring(hidden);
    }
}
