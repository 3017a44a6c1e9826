package dev.sluice.auth.userpool;

import io.smallrye.mutiny.Uni;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One issuer's keys on lease. They are fetched on first use, again in the background once they are {@link #REFRESH} old, and
 * at once when a token has a key that is not among them, but not more often than {@link #PAUSE}. While the issuer is away the
 * last good ones hold, for {@link #LONGEST} at the most. Only one fetch runs at a time; whoever needs it waits for it.
 */
final class IssuerKeys {

    static final Duration REFRESH = Duration.ofMinutes(10);
    static final Duration PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofHours(24);

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

    private final String issuer;
    private final Supplier<Uni<KeySet>> source;
    private final Clock clock;
    private @Nullable KeySet good;
    private @Nullable Uni<KeySet> running;
    private Instant asked = Instant.MIN;

    IssuerKeys(String issuer, Supplier<Uni<KeySet>> source, Clock clock) {
        this.issuer = issuer;
        this.source = source;
        this.clock = clock;
    }

    /** Empty where the issuer has no such key. Fails where there are no keys and the issuer cannot be reached. */
    Uni<Optional<PublicKey>> keyOf(Token token) {
        KeySet known = held();
        if (known == null) {
            return fetch().map(keys -> keys.keyOf(token));
        }
        Optional<PublicKey> key = known.keyOf(token);
        if (key.isEmpty()) {
            return running() || rested()
                    ? fetch().map(keys -> keys.keyOf(token))
                    : Uni.createFrom().item(Optional.empty());
        }
        if (age(known).compareTo(REFRESH) > 0 && !running() && rested()) {
            fetch().subscribe()
                    .with(keys -> LOG.debugf("fetched keys of %s anew", issuer), failed -> LOG.debug(failed));
        }
        return Uni.createFrom().item(key);
    }

    private synchronized @Nullable KeySet held() {
        KeySet known = good;
        return known == null || age(known).compareTo(LONGEST) > 0 ? null : known;
    }

    private synchronized boolean rested() {
        return !clock.instant().isBefore(asked.plus(PAUSE));
    }

    private synchronized boolean running() {
        return running != null;
    }

    private synchronized Uni<KeySet> fetch() {
        Uni<KeySet> current = running;
        if (current == null) {
            asked = clock.instant();
            current = Uni.createFrom()
                    .deferred(() -> source.get())
                    .onItem()
                    .invoke(this::keep)
                    .onFailure()
                    .invoke(fault -> LOG.warnf("keys of %s cannot be fetched: %s", issuer, fault.getMessage()))
                    .onTermination()
                    .invoke(this::done)
                    .memoize()
                    .indefinitely();
            running = current;
        }
        return current;
    }

    private synchronized void keep(KeySet fetched) {
        good = fetched;
    }

    private synchronized void done() {
        running = null;
    }

    private Duration age(KeySet keys) {
        return Duration.between(keys.fetched(), clock.instant());
    }
}
