package dev.sluice.auth.signing;

import dev.sluice.contract.access.SigningKey;
import dev.sluice.contract.sigv4.SigV4;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Derives a signing key for today, or a day either side of it: nobody may stock up on keys. */
@Singleton
public class SigningKeys {

    private static final int TTL_SECONDS = 300;
    private static final Pattern SCOPE_PART = Pattern.compile("[a-z0-9-]{1,64}");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private final AccessKeys keys;
    private final Clock clock;

    SigningKeys(AccessKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Empty where there is no such access key. Throws {@link IllegalArgumentException} naming what is wrong with a credential
     * scope that no honest signer has.
     */
    Optional<SigningKey> derive(
            String accessKeyId, @Nullable String date, @Nullable String region, @Nullable String service) {
        String day = near(date);
        String where = part("region", region);
        String what = part("service", service);
        return keys.find(accessKeyId)
                .map(key -> new SigningKey(
                        key.id(), key.principalArn(), SigV4.signingKey(key.secret(), day, where, what), TTL_SECONDS));
    }

    private String near(@Nullable String date) {
        try {
            LocalDate day = LocalDate.parse(String.valueOf(date), DATE);
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            if (day.isBefore(today.minusDays(1)) || day.isAfter(today.plusDays(1))) {
                throw new IllegalArgumentException("date is not within one day of today");
            }
            return DATE.format(day);
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException("date is not yyyyMMdd", unreadable);
        }
    }

    private static String part(String name, @Nullable String value) {
        if (value == null || !SCOPE_PART.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " is missing or not one");
        }
        return value;
    }
}
