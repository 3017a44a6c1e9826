package dev.sluice.edge.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.AccessAnswer.Reason;
import dev.sluice.contract.access.AccessQuestion;
import dev.sluice.contract.access.Policed;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.wire.Wire;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who was let in once need not be asked about again, whatever they call. */
class DecisionsTest {

    private static final String PATH = "/internal/access/decisions";
    private static final AccessAnswer ANN = new AccessAnswer.Allow("ann", Map.of(), 300);

    private final SteppedClock clock = new SteppedClock(1_700_000_000_000L);
    private Owner owner;
    private Decisions decisions;

    @BeforeEach
    void start() throws Exception {
        owner = new Owner((path, body) -> json(ANN));
        decisions = new Decisions(owner.peers(), owner.peers(), clock);
    }

    @AfterEach
    void stop() throws Exception {
        owner.close();
    }

    @Test
    void asksOnceAboutATokenOfAUserPoolWhateverThePath() throws Exception {
        assertThat(decide("COGNITO_USER_POOLS", "dev/GET/pets/1")).isEqualTo(ANN);
        owner.answers((path, body) -> null);

        assertThat(decide("COGNITO_USER_POOLS", "dev/GET/pets/2")).isEqualTo(ANN);
        assertThat(decide("COGNITO_USER_POOLS", "prod/GET/pets/2")).isNotEqualTo(ANN);
    }

    @Test
    void asksTheKeptPolicyOfAFunctionAboutEachMethod() throws Exception {
        Policed policed = new Policed("bob", Map.of("team", "red"), "key", policy());
        owner.answers((path, body) -> json(new AccessAnswer.Deny(Reason.IMPLICIT_DENY, 300, policed)));

        assertThat(decide("TOKEN", "dev/POST/pets"))
                .isEqualTo(new AccessAnswer.Deny(Reason.IMPLICIT_DENY, 300, policed));
        assertThat(decide("TOKEN", "dev/GET/pets/1"))
                .isEqualTo(new AccessAnswer.Allow("bob", Map.of("team", "red"), 300, "key", policed));
        assertThat(decide("TOKEN", "dev/GET/secrets"))
                .isEqualTo(new AccessAnswer.Deny(Reason.EXPLICIT_DENY, 300, policed));
        assertThat(owner.asked(PATH)).hasSize(1);
    }

    @Test
    void aFlushForgetsItsStageAndWhatIsUnderWay() throws Exception {
        decide("COGNITO_USER_POOLS", "dev/GET/pets");
        decide("COGNITO_USER_POOLS", "prod/GET/pets");
        owner.answers((path, body) -> {
            decisions.flush("a1", "dev");
            return json(ANN);
        });
        decisions.flush("a1", "dev");
        decide("COGNITO_USER_POOLS", "dev/GET/pets");
        clock.advance(3_000);
        decide("COGNITO_USER_POOLS", "dev/GET/pets");
        decide("COGNITO_USER_POOLS", "prod/GET/pets");

        assertThat(owner.asked(PATH)).hasSize(4);
    }

    @Test
    void keepsADecisionNoLongerThanItsTokenLives() throws Exception {
        owner.answers((path, body) -> {
            clock.advance(3_000); // the answer comes when the token's time is over
            return json(new AccessAnswer.Allow("ann", Map.of(), 3));
        });
        decide("COGNITO_USER_POOLS", "dev/GET/pets");
        decide("COGNITO_USER_POOLS", "dev/GET/pets");

        assertThat(owner.asked(PATH)).hasSize(2);
    }

    @Test
    void asksOnceForAllWhoCallWithTheSameTokenAtTheSameTime() throws Exception {
        List<Future<AccessAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(ask("z", "COGNITO_USER_POOLS", "dev/GET/pets/" + i, "token"));
        }
        for (Future<AccessAnswer> answer : answers) {
            assertThat(Owner.await(answer)).isEqualTo(ANN);
        }
        assertThat(owner.asked(PATH)).hasSize(1);
    }

    @Test
    void oneSlowFunctionKeepsNobodyElseWaiting() throws Exception {
        owner.answers((path, body) -> body.toString().contains("slow") ? Owner.NEVER : json(ANN));
        for (int i = 0; i < 64; i++) {
            ask("slow", "TOKEN", "dev/GET/pets", "token" + i);
        }

        assertThat(Owner.await(ask("slow", "TOKEN", "dev/GET/pets", "one more")))
                .isEqualTo(new AccessAnswer.Deny(Reason.AUTHORIZER_FAILURE, 0));
        assertThat(Owner.await(ask("z", "TOKEN", "dev/GET/pets", "token"))).isEqualTo(ANN);
        assertThat(Owner.await(ask("z", "COGNITO_USER_POOLS", "dev/GET/pets", "token")))
                .isEqualTo(ANN);
    }

    private AccessAnswer decide(String type, String method) throws Exception {
        return Owner.await(ask("z", type, method, "token"));
    }

    private Future<AccessAnswer> ask(String id, String type, String method, String token) {
        Authorizer authorizer = new Authorizer(id, id, type, List.of(), null, null, null, null, null);
        String arn = "arn:aws:execute-api:us-east-1:000000000000:a1/" + method;
        AccessQuestion question = new AccessQuestion(arn, authorizer, token, List.of(), "r");
        return owner.onLoop(() -> decisions.decide(question, () -> null));
    }

    /** With its verdict, which Jackson writes only of the interface. */
    static @Nullable Object json(AccessAnswer answer) {
        return Wire.mapper().valueToTree(answer);
    }

    private static JsonNode policy() {
        String json = """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "arn:aws:execute-api:*:*:a1/dev/GET/*"},
                  {"Effect": "Deny", "Action": "execute-api:Invoke", "Resource": "arn:aws:execute-api:*:*:a1/dev/*/secrets"}]}""";
        return Wire.read(json.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
