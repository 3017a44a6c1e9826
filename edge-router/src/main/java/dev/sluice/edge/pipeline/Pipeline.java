package dev.sluice.edge.pipeline;

import dev.sluice.edge.exchange.Account;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.exchange.Trail;
import dev.sluice.edge.integration.Integrations;
import dev.sluice.edge.remote.Remotes;
import dev.sluice.edge.table.Access;
import dev.sluice.edge.table.Route;
import dev.sluice.edge.table.Stage;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The way of a request: one flat list, in this order, of which each method runs the steps that it needs.
 *
 * <p>Add a step here: its place in the order, and which routes need it.
 */
public final class Pipeline {

    private final List<Entry> entries;
    private final List<List<Entry>> byNeeds;

    /** {@code facts} is what a step of the name went by, for whoever has it explained. */
    private record Entry(
            String name,
            BiPredicate<Stage.Rest, Route> needed,
            Step step,
            Function<Exchange, Map<String, Object>> facts) {

        Entry(String name, Predicate<Route> needed, Step step, Function<Exchange, Map<String, Object>> facts) {
            this(name, (stage, route) -> needed.test(route), step, facts);
        }

        Future<Outcome> apply(Exchange exchange) {
            Trail trail = exchange.trail();
            return trail == null ? step.apply(exchange) : Explained.step(name, step, facts, exchange, trail);
        }
    }

    public Pipeline(Remotes remotes, Integrations integrations, Clock clock, Account account) {
        Caching caching = new Caching(remotes.cache(), integrations, clock, account);
        ResourcePolicyStep resourcePolicy = new ResourcePolicyStep(account);
        StepFacts facts = new StepFacts(account);
        this(List.of(
                new Entry(
                        "web ACL",
                        (stage, route) -> stage.options().webAclArn() != null,
                        new WebAclStep(),
                        StepFacts::webAcl),
                new Entry(
                        "resource policy",
                        (stage, route) -> stage.options().policy() != null && ResourcePolicyStep.first(route.access()),
                        resourcePolicy,
                        facts::resourcePolicy),
                new Entry(
                        "authorizer",
                        route -> route.access() instanceof Access.Authorized,
                        new AuthorizerStep(remotes.decisions(), account),
                        StepFacts::authorizer),
                new Entry(
                        "IAM",
                        route -> route.access() instanceof Access.Iam,
                        new IamStep(new Signatures(remotes.signingKeys(), clock)),
                        StepFacts::iam),
                new Entry(
                        "resource policy",
                        (stage, route) -> stage.options().policy() != null && !ResourcePolicyStep.first(route.access()),
                        resourcePolicy,
                        facts::resourcePolicy),
                new Entry("API key", Route::apiKeyRequired, new ApiKeyStep(), StepFacts::apiKey),
                new Entry(
                        "throttle",
                        route -> route.apiKeyRequired() || route.stageThrottle() != null,
                        new ThrottleStep(remotes.tokens()),
                        StepFacts::throttle),
                new Entry("validate", route -> route.validation() != null, new ValidateStep(), StepFacts::validation),
                new Entry("cache read", route -> route.cache() != null, caching::read, StepFacts::cache),
                new Entry(
                        "integrate", route -> route.cache() != null, caching::integrateAndKeep, StepFacts::integration),
                new Entry(
                        "integrate",
                        route -> route.cache() == null,
                        exchange -> integrations.call(exchange).map(Outcome.Answer::new),
                        StepFacts::integration)));
    }

    private Pipeline(List<Entry> entries) {
        this.entries = entries;
        this.byNeeds = combinations();
    }

    /** The way of a request to a method that nobody guards, and whose answers are not kept. */
    public static Pipeline unguarded(Integrations integrations) {
        return new Pipeline(List.of(
                new Entry("validate", route -> route.validation() != null, new ValidateStep(), StepFacts::validation),
                new Entry(
                        "integrate",
                        route -> true,
                        exchange -> integrations.call(exchange).map(Outcome.Answer::new),
                        StepFacts::integration)));
    }

    /** Never throws; fails with what ended the exchange. */
    public Future<Reply> run(Exchange exchange) {
        return run(exchange, byNeeds.get(needs(exchange.stage(), exchange.route())), 0)
                .compose(reply -> Compression.of(exchange, reply));
    }

    private static Future<Reply> run(Exchange exchange, List<Entry> steps, int from) {
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
    private List<List<Entry>> combinations() {
        List<List<Entry>> all = new ArrayList<>();
        for (int needs = 0; needs < 1 << entries.size(); needs++) {
            List<Entry> steps = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                if ((needs >> i & 1) == 1) {
                    steps.add(entries.get(i));
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
