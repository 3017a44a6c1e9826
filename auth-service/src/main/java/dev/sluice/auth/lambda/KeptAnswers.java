package dev.sluice.auth.lambda;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Functions' answers, each kept for its authorizer's TTL. Who asks while a function is being asked the same waits for that
 * answer. Only {@link FunctionAnswer.Identified} is kept: a failure is asked about again.
 */
@Singleton
@RegisterForReflection( // the classes that Caffeine picks for such a cache, by name
        classNames = {
            "com.github.benmanes.caffeine.cache.SSMSA",
            "com.github.benmanes.caffeine.cache.PSWMW",
        })
public class KeptAnswers {

    private static final int MOST = 50_000;

    /** An answer, and when it ends: at once where it is not to be kept. */
    record Kept(FunctionAnswer answer, Instant end) {}

    private final AsyncCache<Asked, Kept> cache;
    private final Clock clock;

    KeptAnswers(Clock clock) {
        this.clock = clock;
        this.cache = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .executor(Runnable::run)
                .expireAfter(Expiry.creating((Asked asked, Kept kept) -> Duration.between(clock.instant(), kept.end())))
                .buildAsync();
    }

    Uni<Kept> get(Asked asked, Supplier<Uni<FunctionAnswer>> function) {
        Duration ttl = Duration.ofSeconds(asked.authorizer().resultTtlSeconds());
        Uni<Kept> fresh = Uni.createFrom().deferred(() -> function.get()).map(answer -> kept(answer, ttl));
        return ttl.isZero()
                ? fresh
                : Uni.createFrom()
                        .completionStage(() -> cache.get(asked, (key, executor) -> fresh.subscribeAsCompletionStage()));
    }

    /** An answer that is for one request, and no other. */
    Uni<Kept> fresh(Uni<FunctionAnswer> function) {
        return function.map(answer -> kept(answer, Duration.ZERO));
    }

    /** Also what is being asked right now: its answer is older than the wish to forget. */
    public void forget(String apiId, @Nullable String stageName) {
        String prefix = stageName == null ? apiId + "/" : apiId + "/" + stageName;
        cache.asMap()
                .keySet()
                .removeIf(asked -> stageName == null
                        ? asked.stage().startsWith(prefix)
                        : asked.stage().equals(prefix));
    }

    private Kept kept(FunctionAnswer answer, Duration ttl) {
        Instant now = clock.instant();
        return new Kept(answer, answer instanceof FunctionAnswer.Identified ? now.plus(ttl) : now);
    }
}
