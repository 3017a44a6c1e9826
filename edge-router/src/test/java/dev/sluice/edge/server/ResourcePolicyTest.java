package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.Policed;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.api.Integration;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.table.CompileException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Resource policies, alone and together with an authorizer: AWS's tables. */
class ResourcePolicyTest {

    private static final String ALLOW = statement("Allow", "");
    private static final String DENY = statement("Deny", "");
    private static final String SILENT =
            statement("Allow", ", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"true\"}}");
    private static final Authorizer POOL = authorizer("COGNITO_USER_POOLS");
    private static final Authorizer FUNCTION = authorizer("TOKEN");
    private final AtomicInteger asked = new AtomicInteger();
    private AccessAnswer verdict = new AccessAnswer.Allow("ann", Map.of(), 0);
    private EdgeHarness edge;

    @BeforeEach
    void start() throws Exception {
        edge = new EdgeHarness(this::owners);
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    private void owners(HttpServerRequest request) {
        asked.incrementAndGet();
        request.body()
                .onSuccess(body -> request.response()
                        .end(Buffer.buffer(Wire.mapper().valueToTree(verdict).toString())));
    }

    private static String statement(String effect, String more) {
        return "{\"Effect\": \"" + effect + "\", \"Principal\": \"*\", \"Action\": \"execute-api:Invoke\","
                + " \"Resource\": \"execute-api:/dev/GET/*\"" + more + "}";
    }

    private static String policy(String... statements) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(",", statements) + "]}";
    }

    private static Authorizer authorizer(String type) {
        return new Authorizer(
                "au1",
                "guard",
                type,
                List.of("arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_x"),
                "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations",
                null,
                "method.request.header.Authorization",
                null,
                0);
    }

    private static Integration mock() {
        return Apis.mock("{\"statusCode\":200}", Apis.response("200", null, Map.of(), Map.of()));
    }

    private HttpResponse<String> get(String... headers) throws Exception {
        return edge.get("/a1/dev/p", headers);
    }

    @ParameterizedTest
    @CsvSource({"ALLOW, 200", "DENY, 403", "SILENT, 403", "ALLOW+DENY, 403", "SILENT+ALLOW, 200"})
    void aMethodThatNobodyGuardsMustBeAllowed(String said, int status) throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api().policy(named(said)).method("GET", "/p", mock()).stage("a1", "dev"));

        HttpResponse<String> answer = get();

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            String suffix = said.contains("DENY") ? " with an explicit deny" : "";
            assertThat(answer.body())
                    .isEqualTo("{\"Message\":\"User: anonymous is not authorized to perform: execute-api:Invoke on"
                            + " resource: arn:aws:execute-api:us-east-1:********0000:a1/dev/GET/p" + suffix + "\"}");
            assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("AccessDeniedException");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "aws:SourceIp, IpAddress, 127.0.0.0/8, 200",
        "aws:SourceIp, IpAddress, 10.0.0.0/8, 403",
        "aws:SourceIp, NotIpAddress, 10.0.0.0/8, 200",
        "aws:UserAgent, StringLike, me/*, 200",
        "aws:UserAgent, StringLike, you/*, 403",
        "aws:SourceVpc, StringEquals, vpc-1, 403",
        "aws:SourceVpc, StringNotEquals, vpc-1, 200"
    })
    void conditionsAreAboutTheRequest(String key, String operator, String value, int status) throws Exception {
        String condition = ", \"Condition\": {\"" + operator + "\": {\"" + key + "\": \"" + value + "\"}}";
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .policy(policy(statement("Allow", condition)))
                        .method("GET", "/p", mock())
                        .stage("a1", "dev"));

        assertThat(get("User-Agent", "me/1").statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "allow, ALLOW, 200, 1",
        "allow, SILENT, 200, 1",
        "allow, DENY, 403, 0",
        "silent, ALLOW, 200, 1",
        "silent, SILENT, 403, 1",
        "silent, DENY, 403, 0",
        "deny, ALLOW, 403, 1",
        "deny, SILENT, 403, 1",
        "deny, DENY, 403, 0"
    })
    void togetherWithAFunctionNeitherMayDenyAndOneMustAllow(String function, String said, int status, int calls)
            throws Exception {
        verdict = switch (function) {
            case "allow" -> policed("Allow", "*");
            case "deny" -> policed("Deny", "*");
            default -> policed("Allow", "elsewhere");
        };
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .policy(named(said))
                        .authorized("GET", "/p", FUNCTION, mock())
                        .stage("a1", "dev"));

        assertThat(get("Authorization", "good").statusCode()).isEqualTo(status);
        assertThat(asked).hasValue(calls);
    }

    @ParameterizedTest
    @CsvSource({"ALLOW, 200", "SILENT, 403", "DENY, 403"})
    void whatAUserPoolGuardsMustBeAllowedAsWell(String said, int status) throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .policy(named(said))
                        .authorized("GET", "/p", POOL, mock())
                        .stage("a1", "dev"));

        assertThat(get("Authorization", "good").statusCode()).isEqualTo(status);
        assertThat(get().statusCode()).as("who calls is asked first").isEqualTo(401);
    }

    @Test
    void anUnsignedCallIsNoCallersWhateverThePolicyAllows() throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api().policy(named("ALLOW")).signed("GET", "/p", mock()).stage("a1", "dev"));

        assertThat(get().body()).contains("Missing Authentication Token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"Statement\": []}",
                "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}]}",
                "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"x\", \"Action\": \"*\", \"Resource\": \"*\"}]}",
                "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"*\", \"Resource\": \"*\","
                        + " \"Conditions\": {}}]}"
            })
    void aPolicyThatIsNoneIsRefused(String policy) {
        var stage = Apis.api().policy(policy).method("GET", "/p", mock()).stage("a1", "dev");

        assertThatThrownBy(() -> edge.apply("stage/a1/dev", stage))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("resource policy");
    }

    private static String named(String said) {
        String[] statements = said.split("\\+");
        for (int i = 0; i < statements.length; i++) {
            statements[i] = switch (statements[i]) {
                case "ALLOW" -> ALLOW;
                case "DENY" -> DENY;
                default -> SILENT;
            };
        }
        return policy(statements);
    }

    private static AccessAnswer policed(String effect, String resource) {
        String document = "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"" + effect
                + "\", \"Action\": \"execute-api:Invoke\", \"Resource\": \"" + resource + "\"}]}";
        Policed policed = new Policed(
                "ann", Map.of(), null, Wire.read(document.getBytes(StandardCharsets.UTF_8), JsonNode.class));
        return new AccessAnswer.Allow("ann", Map.of(), 0, null, policed);
    }
}
