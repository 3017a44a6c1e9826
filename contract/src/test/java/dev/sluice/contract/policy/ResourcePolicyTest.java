package dev.sluice.contract.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies of APIs, whose statements name principals and may write their API's ARN short. */
class ResourcePolicyTest {

    private static final String METHOD = "arn:aws:execute-api:eu-west-1:000000000000:a1/dev/GET/pets";
    private static final String ADA = "arn:aws:iam::000000000000:user/ada";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "*"                                                    |    | ALLOW
            "*"                                                    | me | ALLOW
            {"AWS": "*"}                                           |    | ALLOW
            {"AWS": "000000000000"}                                |    | SILENT
            {"AWS": "000000000000"}                                | me | ALLOW
            {"AWS": "arn:aws:iam::000000000000:root"}              | me | ALLOW
            {"AWS": "arn:aws:iam::111111111111:root"}              | me | SILENT
            {"AWS": ["x", "arn:aws:iam::000000000000:user/ada"]}   | me | ALLOW
            {"AWS": "arn:aws:iam::000000000000:user/eve"}          | me | SILENT
            {"AWS": "arn:aws:iam::000000000000:user/*"}            | me | SILENT
            {"Service": "lambda.amazonaws.com"}                    | me | SILENT
            """)
    void aStatementIsAboutThePrincipalsItNames(String principal, String caller, Verdict verdict) {
        var policy = policy("\"Principal\": " + principal + ", \"Resource\": \"*\"");

        assertThat(verdict(policy, caller == null ? null : ADA, METHOD)).isEqualTo(verdict);
    }

    @Test
    void notPrincipalIsAboutAllOthers() {
        var policy = policy("\"NotPrincipal\": {\"AWS\": \"" + ADA + "\"}, \"Resource\": \"*\"");

        assertThat(verdict(policy, ADA, METHOD)).isEqualTo(Verdict.SILENT);
        assertThat(verdict(policy, null, METHOD)).isEqualTo(Verdict.ALLOW);
    }

    @ParameterizedTest
    @CsvSource({
        "execute-api:/*, ALLOW",
        "execute-api:/dev/*, ALLOW",
        "execute-api:/dev/GET/pets, ALLOW",
        "execute-api:/prod/*, SILENT",
        "arn:aws:execute-api:eu-west-1:000000000000:a1/*, ALLOW",
        "arn:aws:execute-api:eu-west-1:000000000000:a2/*, SILENT"
    })
    void theShortFormIsOfTheApiItself(String resource, Verdict verdict) {
        var policy = policy("\"Principal\": \"*\", \"Resource\": \"" + resource + "\"");

        assertThat(verdict(policy, null, METHOD)).isEqualTo(verdict);
    }

    @Test
    void aStatementWithoutAPrincipalIsNone() {
        assertThatThrownBy(() -> policy("\"Resource\": \"*\""))
                .isInstanceOf(MalformedPolicy.class)
                .hasMessageContaining("Principal");
        assertThatThrownBy(() -> policy("\"Principal\": {\"Aws\": \"*\"}, \"Resource\": \"*\""))
                .isInstanceOf(MalformedPolicy.class)
                .hasMessageContaining("Aws");
    }

    private static Policy policy(String members) {
        String document = "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\","
                + " \"Action\": \"execute-api:Invoke\", " + members + "}}";
        return Policy.readResource(Wire.read(document.getBytes(StandardCharsets.UTF_8), JsonNode.class), "a1");
    }

    private static Verdict verdict(Policy policy, @Nullable String caller, String arn) {
        return policy.verdict(PolicyRequest.calling(arn, Map.of(), caller));
    }
}
