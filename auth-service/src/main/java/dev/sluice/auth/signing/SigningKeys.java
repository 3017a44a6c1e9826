package dev.sluice.auth.signing;

import dev.sluice.contract.access.SigningKey;
import dev.sluice.contract.sigv4.AccessKey;
import dev.sluice.contract.sigv4.AccessKeys;
import dev.sluice.contract.sigv4.AccessKeys.Found;
import dev.sluice.contract.sigv4.SigV4;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Derives a signing key for today, or a day either side of it: nobody may stock up on keys. */
@Singleton
public class SigningKeys {

    private static final Duration TTL = Duration.ofMinutes(5);
    private static final Pattern SCOPE_PART = Pattern.compile("[a-z0-9-]{1,64}");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private final AccessKeys keys;
    private final Clock clock;

    SigningKeys(AccessKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** For which date, region and service somebody signed. */
    record Scope(
            @Nullable String date,
            @Nullable String region,
            @Nullable String service) {}

    /** What comes of the question for a signing key. */
    sealed interface Derived {

        record Lent(SigningKey key) implements Derived {}

        record Expired() implements Derived {}

        record Unknown() implements Derived {}
    }

    /**
     * The key lasts no longer than the session whose token this is; the token is empty where there is none. Throws
     * {@link IllegalArgumentException} naming what is wrong with a credential scope that no honest signer has.
     */
    Derived derive(String accessKeyId, String securityToken, Scope scope) {
        String day = near(scope.date());
        String where = part("region", scope.region());
        String what = part("service", scope.service());
        return switch (keys.find(accessKeyId, securityToken)) {
            case Found.Known(AccessKey key) ->
                new Derived.Lent(new SigningKey(
                        key.id(),
                        key.principalArn(),
                        SigV4.signingKey(key.secret(), day, where, what),
                        ttlSeconds(key)));
            case Found.Expired expired -> new Derived.Expired();
            case Found.Unknown unknown -> new Derived.Unknown();
        };
    }

    private int ttlSeconds(AccessKey key) {
        Instant now = clock.instant();
        boolean sooner = key.expires().isBefore(now.plus(TTL));
        return (int) (sooner ? Duration.between(now, key.expires()) : TTL).toSeconds();
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
