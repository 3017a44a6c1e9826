package dev.sluice.auth.wire;

import static dev.sluice.auth.wire.Asking.METHOD;
import static dev.sluice.auth.wire.Asking.as;
import static dev.sluice.auth.wire.Asking.ask;
import static dev.sluice.auth.wire.Asking.attempt;
import static dev.sluice.auth.wire.Asking.ofFunction;
import static dev.sluice.auth.wire.Asking.ofRequest;
import static dev.sluice.auth.wire.Asking.request;
import static dev.sluice.auth.wire.UserPoolTest.assertAllowed;
import static dev.sluice.auth.wire.UserPoolTest.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.access.AccessAnswer.Reason;
import dev.sluice.contract.trial.AuthorizerInvoked;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose credentials sign the calls of authorizers' functions. The stub lets no other signature in. */
@QuarkusTest
class SignedFunctionTest {

    private static final String ALLOWED = """
            {"principalId": "user", "policyDocument": {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}]}}""";

    @Inject
    FunctionsStub functions;

    @Inject
    MovableClock clock;

    @BeforeEach
    void now() {
        clock.set(Instant.now());
    }

    @Test
    void areTheDefaultOnesOfAnAuthorizerWithoutARole() {
        functions.returns("by-default", ALLOWED);

        assertAllowed(ask(ofFunction("by-default", null, 0), METHOD, "t"));
        assertAllowed(ask(as("", ofFunction("by-default", null, 0)), METHOD, "t"));
        assertThat(functions.signers("by-default")).containsExactly("DEFAULT", "DEFAULT");
    }

    @Test
    void areTheRolesOwnWhereTheyWereGiven() {
        functions.returns("by-own-role", ALLOWED);

        assertAllowed(ask(as(FunctionsStub.OWN_ROLE, ofFunction("by-own-role", null, 0)), METHOD, "t"));
        assertThat(functions.signers("by-own-role")).containsExactly("OWN");
    }

    @Test
    void areLentByTheTokenServiceElse() {
        functions.returns("by-lent-role", ALLOWED);
        var authorizer = as(FunctionsStub.LENT_ROLE, ofRequest("by-lent-role", null, 0));

        assertAllowed(ask(authorizer, METHOD, "", request(Map.of())));
        assertThat(functions.signers("by-lent-role")).containsExactly("LENT");
    }

    @Test
    void areTheSameWhenAnAuthorizerIsTriedOut() {
        functions.returns("tried-by-role", ALLOWED);
        AuthorizerInvoked told = attempt(
                as(FunctionsStub.LENT_ROLE, ofFunction("tried-by-role", null, 0)),
                request(Map.of("Authorization", List.of("t"))));

        assertThat(told.principalId()).isEqualTo("user");
        assertThat(functions.signers("tried-by-role")).containsExactly("LENT");
    }

    @Test
    void aRoleThatIsNotLentIsAMisconfiguration() {
        functions.returns("never-run", ALLOWED);
        String stranger = "arn:aws:iam::000000000000:role/stranger";

        assertDenied(
                ask(as(stranger, ofFunction("never-run", null, 60)), METHOD, "t"), Reason.AUTHORIZER_CONFIGURATION);
        assertThat(attempt(
                                as(stranger, ofFunction("never-run", null, 0)),
                                request(Map.of("Authorization", List.of("t"))))
                        .log())
                .contains(stranger + ": the token service answered 403");
        assertThat(functions.events("never-run")).isEmpty();
    }

    @Test
    void aFunctionOfAnotherRegionIsCalledThere() {
        String far = "arn:aws:lambda:" + FunctionsStub.ELSEWHERE + ":000000000000:function:far";
        functions.returns(far.replace(":", "%3A"), ALLOWED);

        assertAllowed(ask(ofFunction(far, null, 0), METHOD, "t"));
    }
}
