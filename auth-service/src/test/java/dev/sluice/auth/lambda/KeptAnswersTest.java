package dev.sluice.auth.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.auth.wire.MovableClock;
import dev.sluice.contract.access.AccessQuestion;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.policy.Policy;
import dev.sluice.contract.wire.Wire;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {

    private static final JsonNode EVERYTHING = Wire.read("""
            {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}""".getBytes(StandardCharsets.UTF_8), JsonNode.class);

    private static final Duration SOON = Duration.ofSeconds(5);

    private final MovableClock clock = new MovableClock();
    private final KeptAnswers kept = new KeptAnswers(clock);
    private final List<CompletableFuture<FunctionAnswer>> calls = new ArrayList<>();

    @Test
    void asksOnceWithinTheTtl() {
        ask(asked("dev", "t", 60), identified());
        ask(asked("dev", "t", 60), identified());
        clock.forward(Duration.ofSeconds(59));
        ask(asked("dev", "t", 60), identified());

        assertThat(calls).hasSize(1);
    }

    @Test
    void asksAgainAfterTheTtl() {
        ask(asked("dev", "t", 60), identified());
        clock.forward(Duration.ofSeconds(60));
        ask(asked("dev", "t", 60), identified());

        assertThat(calls).hasSize(2);
    }

    @Test
    void saysWhenAKeptAnswerEnds() {
        KeptAnswers.Kept first = ask(asked("dev", "t", 60), identified());
        clock.forward(Duration.ofSeconds(20));
        KeptAnswers.Kept second = ask(asked("dev", "t", 60), identified());

        assertThat(Duration.between(clock.instant(), first.end())).isEqualTo(Duration.ofSeconds(40));
        assertThat(second.end()).isEqualTo(first.end());
    }

    @Test
    void tellsTokensStagesAndAuthorizersApart() {
        ask(asked("dev", "t", 60), identified());
        ask(asked("dev", "u", 60), identified());
        ask(asked("prod", "t", 60), identified());
        ask(asked("dev", "t", 61), identified());

        assertThat(calls).hasSize(4);
    }

    @Test
    void keepsNothingWhereTheTtlIsZero() {
        ask(asked("dev", "t", 0), identified());
        ask(asked("dev", "t", 0), identified());

        assertThat(calls).hasSize(2);
    }

    @Test
    void keepsNoFailure() {
        ask(asked("dev", "t", 60), new FunctionAnswer.Unauthorized());
        ask(asked("dev", "t", 60), new FunctionAnswer.Misconfigured("x"));
        ask(asked("dev", "t", 60), identified());

        assertThat(calls).hasSize(3);
    }

    @Test
    void keepsNoFaultEither() {
        CompletableFuture<KeptAnswers.Kept> faulty = start(asked("dev", "t", 60));
        calls.getFirst().completeExceptionally(new IllegalStateException("away"));
        ask(asked("dev", "t", 60), identified());

        assertThatThrownBy(faulty::join).hasRootCauseMessage("away");
        assertThat(calls).hasSize(2);
    }

    @Test
    void whoeverAsksTheSameMeanwhileWaitsForThatAnswer() {
        CompletableFuture<KeptAnswers.Kept> first = start(asked("dev", "t", 60));
        CompletableFuture<KeptAnswers.Kept> second = start(asked("dev", "t", 60));
        calls.getFirst().complete(identified());

        assertThat(calls).hasSize(1);
        assertThat(first.join()).isEqualTo(second.join());
    }

    @Test
    void forgetsOneStage() {
        ask(asked("dev", "t", 60), identified());
        ask(asked("prod", "t", 60), identified());
        kept.forget("a1", "dev");
        ask(asked("dev", "t", 60), identified());
        ask(asked("prod", "t", 60), identified());

        assertThat(calls).hasSize(3);
    }

    @Test
    void forgetsEveryStageOfAnApi() {
        ask(asked("dev", "t", 60), identified());
        ask(asked("prod", "t", 60), identified());
        kept.forget("a1", null);
        ask(asked("dev", "t", 60), identified());
        ask(asked("prod", "t", 60), identified());

        assertThat(calls).hasSize(4);
    }

    @Test
    void doesNotKeepWhatWasAskedBeforeItWasToldToForget() {
        CompletableFuture<KeptAnswers.Kept> before = start(asked("dev", "t", 60));
        kept.forget("a1", "dev");
        calls.getFirst().complete(identified());
        ask(asked("dev", "t", 60), identified());

        assertThat(before).isCompleted();
        assertThat(calls).hasSize(2);
    }

    private KeptAnswers.Kept ask(Asked asked, FunctionAnswer answer) {
        int before = calls.size();
        CompletableFuture<KeptAnswers.Kept> result = start(asked);
        if (calls.size() > before) {
            calls.getLast().complete(answer);
        }
        return Uni.createFrom().completionStage(result).await().atMost(SOON);
    }

    private CompletableFuture<KeptAnswers.Kept> start(Asked asked) {
        return kept.get(asked, () -> {
                    calls.add(new CompletableFuture<>());
                    return Uni.createFrom().completionStage(calls.getLast());
                })
                .subscribeAsCompletionStage();
    }

    private static Asked asked(String stage, String token, int ttl) {
        var authorizer = new Authorizer("z", "gate", "TOKEN", List.of(), "uri", null, null, null, ttl);
        String arn = "arn:aws:execute-api:us-east-1:000000000000:a1/" + stage + "/GET/pets:all";
        return Asked.in(new AccessQuestion(arn, authorizer, token, List.of(), "r"));
    }

    private static FunctionAnswer identified() {
        return new FunctionAnswer.Identified("user", Policy.read(EVERYTHING), Map.of(), null);
    }
}
