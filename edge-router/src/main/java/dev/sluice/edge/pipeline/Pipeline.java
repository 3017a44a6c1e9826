package dev.sluice.edge.pipeline;

import dev.sluice.edge.exchange.Account;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.integration.Integrations;
import dev.sluice.edge.remote.Remotes;
import dev.sluice.edge.table.Access;
import dev.sluice.edge.table.Route;
import dev.sluice.edge.table.Stage;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The way of a request: one flat list, in this order, of which each method runs the steps that it needs.
 *
 * <p>Add a step here: its place in the order, and which routes need it.
 */
public final class Pipeline {

    private final List<Entry> entries;
    private final List<List<Step>> byNeeds;

    private record Entry(BiPredicate<Stage.Rest, Route> needed, Step step) {

        Entry(Predicate<Route> needed, Step step) {
            this((stage, route) -> needed.test(route), step);
        }
    }

    public Pipeline(Remotes remotes, Integrations integrations, Clock clock, Account account) {
        Caching caching = new Caching(remotes.cache(), integrations, clock, account);
        ResourcePolicyStep resourcePolicy = new ResourcePolicyStep(account);
        this(List.of(
                new Entry(
                        (stage, route) -> stage.options().policy() != null && ResourcePolicyStep.first(route.access()),
                        resourcePolicy),
                new Entry(
                        route -> route.access() instanceof Access.Authorized,
                        new AuthorizerStep(remotes.decisions(), account)),
                new Entry(
                        route -> route.access() instanceof Access.Iam,
                        new IamStep(new Signatures(remotes.signingKeys(), clock))),
                new Entry(
                        (stage, route) -> stage.options().policy() != null && !ResourcePolicyStep.first(route.access()),
                        resourcePolicy),
                new Entry(Route::apiKeyRequired, new ApiKeyStep()),
                new Entry(
                        route -> route.apiKeyRequired() || route.stageThrottle() != null,
                        new ThrottleStep(remotes.tokens())),
                new Entry(route -> route.validation() != null, new ValidateStep()),
                new Entry(route -> route.cache() != null, caching::read),
                new Entry(route -> route.cache() != null, caching::integrateAndKeep),
                new Entry(
                        route -> route.cache() == null,
                        exchange -> integrations.call(exchange).map(Outcome.Answer::new))));
    }

    private Pipeline(List<Entry> entries) {
        this.entries = entries;
        this.byNeeds = combinations();
    }

    /** The way of a request to a method that nobody guards, and whose answers are not kept. */
    public static Pipeline unguarded(Integrations integrations) {
        return new Pipeline(List.of(
                new Entry(route -> route.validation() != null, new ValidateStep()),
                new Entry(route -> true, exchange -> integrations.call(exchange).map(Outcome.Answer::new))));
    }

    /** Never throws; fails with what ended the exchange. */
    public Future<Reply> run(Exchange exchange) {
        return run(exchange, byNeeds.get(needs(exchange.stage(), exchange.route())), 0)
                .compose(reply -> Compression.of(exchange, reply));
    }

    private static Future<Reply> run(Exchange exchange, List<Step> steps, int from) {
        try {
            for (int i = from; i < steps.size(); i++) {
                Future<Outcome> outcome = steps.get(i).apply(exchange);
                if (!outcome.succeeded()) {
                    int next = i + 1;
                    return outcome.compose(late -> late instanceof Outcome.Answer(Reply reply)
                            ? Future.succeededFuture(reply)
                            : run(exchange, steps, next));
                }
                if (outcome.result() instanceof Outcome.Answer(Reply reply)) {
                    return Future.succeededFuture(reply);
                }
            }
            return Future.failedFuture(new IllegalStateException(
                    "no step answered " + exchange.route().key()));
        } catch (RuntimeException | StackOverflowError e) {
            return Future.failedFuture(e);
        }
    }

    /** The list for every combination of needs, made once: a step that a method does not need costs it nothing. */
    private List<List<Step>> combinations() {
        List<List<Step>> all = new ArrayList<>();
        for (int needs = 0; needs < 1 << entries.size(); needs++) {
            List<Step> steps = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                if ((needs >> i & 1) == 1) {
                    steps.add(entries.get(i).step());
                }
            }
            all.add(List.copyOf(steps));
        }
        return List.copyOf(all);
    }

    private int needs(Stage.Rest stage, Route route) {
        int needs = 0;
        for (int i = 0; i < entries.size(); i++) {
            needs |= entries.get(i).needed().test(stage, route) ? 1 << i : 0;
        }
        return needs;
    }
}
