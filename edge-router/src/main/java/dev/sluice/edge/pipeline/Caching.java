package dev.sluice.edge.pipeline;

import dev.sluice.contract.cache.CacheEntry;
import dev.sluice.contract.fault.Fault;
import dev.sluice.contract.sigv4.SigV4;
import dev.sluice.edge.exchange.Account;
import dev.sluice.edge.exchange.CacheLookup;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.HeaderLists;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.exchange.Trace;
import dev.sluice.edge.exchange.WholeBody;
import dev.sluice.edge.integration.Integrations;
import dev.sluice.edge.mapping.Values;
import dev.sluice.edge.remote.ResponseCache;
import dev.sluice.edge.table.CachePolicy;
import dev.sluice.edge.table.Source;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The two steps of a cached method: read the cache, and on a miss call the integration and keep what it answered. */
final class Caching {

    private final ResponseCache cache;
    private final Integrations integrations;
    private final Clock clock;
    private final Account account;

    Caching(ResponseCache cache, Integrations integrations, Clock clock, Account account) {
        this.cache = cache;
        this.integrations = integrations;
        this.clock = clock;
        this.account = account;
    }

    /** Writes {@link Exchange#cacheLookup}. */
    Future<Outcome> read(Exchange exchange) {
        CachePolicy policy = Objects.requireNonNull(exchange.route().cache());
        String key = key(exchange, policy);
        CacheInvalidation asked = CacheInvalidation.of(exchange, policy.invalidation(), account);
        Future<CacheLookup> lookup = asked == CacheInvalidation.GRANTED ? cache.renew(key) : cache.find(key);
        return lookup.compose(found -> {
            exchange.cacheLookup(found);
            return found instanceof CacheLookup.Hit(CacheEntry entry)
                    ? Future.succeededFuture(new Outcome.Answer(warned(reply(exchange, entry), asked)))
                    : Outcome.NEXT;
        });
    }

    /** Keeps answers of status 2xx only: a backend's error is not worth keeping. What is too large is streamed past. */
    Future<Outcome> integrateAndKeep(Exchange exchange) {
        CachePolicy policy = Objects.requireNonNull(exchange.route().cache());
        CacheInvalidation asked = CacheInvalidation.of(exchange, policy.invalidation(), account);
        return integrations
                .call(exchange)
                .compose(reply -> whole(exchange, reply))
                .map(reply -> {
                    keep(exchange, policy, reply);
                    return new Outcome.Answer(warned(reply, asked));
                });
    }

    private void keep(Exchange exchange, CachePolicy policy, Reply reply) {
        if (reply.status() / 100 == 2
                && reply.body() instanceof Reply.Bytes(Buffer body)
                && exchange.cacheLookup() instanceof CacheLookup.Miss miss) {
            CacheEntry entry =
                    new CacheEntry(reply.status(), headers(exchange, reply.headers()), body.getBytes(), clock.millis());
            cache.store(miss, entry, policy.ttlSeconds(), exchange.startedAt());
        }
    }

    private static Reply warned(Reply reply, CacheInvalidation asked) {
        if (asked == CacheInvalidation.PASSED_OVER_WITH_WARNING) {
            reply.headers().add("Warning", CacheInvalidation.WARNING);
        }
        return reply;
    }

    private static Future<Reply> whole(Exchange exchange, Reply reply) {
        if (!(reply.body() instanceof Reply.Streamed streamed) || tooLarge(streamed.response())) {
            return Future.succeededFuture(reply);
        }
        return WholeBody.of(streamed.content(), exchange.bodyLimit(), Fault.API_CONFIGURATION_ERROR, exchange::hold)
                .map(bytes -> Reply.of(reply.status(), reply.headers(), bytes))
                .onFailure(e -> streamed.giveUp());
    }

    /** As far as its backend said. */
    private static boolean tooLarge(HttpClientResponse response) {
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > ResponseCache.LARGEST;
    }

    /**
     * {@code {apiId}/{stage}/{hash}}; the hash covers the namespace, the method and each key parameter, by name and with all
     * its values: the backend may look at another of them than we do.
     */
    static String key(Exchange exchange, CachePolicy policy) {
        StringBuilder told = new StringBuilder(policy.namespace())
                .append('\n')
                .append(exchange.request().method().name());
        for (Source source : policy.keys()) {
            List<String> values = Values.all(exchange, source);
            told.append('\n').append(source).append('=').append(values.size());
            values.forEach(
                    value -> told.append(' ').append(value.length()).append(':').append(value));
        }
        String hash = SigV4.sha256(told.toString().getBytes(StandardCharsets.UTF_8));
        return exchange.stage().apiId() + "/" + exchange.stage().name() + "/" + hash;
    }

    /** Of this request's trace it is kept that there is one, and not whose. */
    private static Map<String, List<String>> headers(Exchange exchange, MultiMap headers) {
        Map<String, List<String>> map = HeaderLists.of(headers);
        String trace = exchange.trace().header();
        map.computeIfPresent(Trace.HEADER, (name, values) -> values.equals(List.of(trace)) ? List.of() : values);
        return map;
    }

    private static Reply reply(Exchange exchange, CacheEntry entry) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        entry.headers().forEach((name, values) -> {
            if (values.isEmpty()) {
                headers.set(name, exchange.trace().header());
            } else {
                headers.add(name, values);
            }
        });
        return Reply.of(entry.status(), headers, Buffer.buffer(entry.body()));
    }
}
