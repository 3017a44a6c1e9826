package dev.sluice.admin.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.admin.Aws;
import dev.sluice.admin.Database;
import dev.sluice.admin.Trials;
import dev.sluice.contract.access.AccessRequest;
import dev.sluice.contract.trial.AuthorizerInvocation;
import dev.sluice.contract.wire.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.AuthorizerType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.TestInvokeAuthorizerResponse;

/** What auth-service is asked, and what becomes of its answer. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Trials.class)
class TestInvokeAuthorizerTest {

    private static final String URI =
            "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${stageVariables.gate}/invocations";

    private ApiGatewayClient aws = Aws.client();
    private String api = "";

    @BeforeEach
    void api() {
        aws = Aws.client();
        api = aws.createRestApi(r -> r.name("tried")).id();
    }

    @AfterEach
    void close() {
        aws.deleteRestApi(r -> r.restApiId(api));
        aws.close();
    }

    @Test
    void asksAboutTheAuthorizerAsItIsNow() {
        String id = authorizer(AuthorizerType.REQUEST);
        TestInvokeAuthorizerResponse told = aws.testInvokeAuthorizer(r -> r.restApiId(api)
                .authorizerId(id)
                .pathWithQueryString("/pets?q=a%20b&q=c")
                .headers(Map.of("Who", "ann"))
                .stageVariables(Map.of("gate", "guard"))
                .additionalContext(Map.of("identity.sourceIp", "192.0.2.1", "colour", "blue")));

        assertThat(told.clientStatus()).isZero();
        assertThat(told.log()).isEqualTo("a log\n");
        assertThat(told.latency()).isEqualTo(7);
        assertThat(told.principalId()).isEqualTo("ann");
        assertThat(told.hasClaims()).isFalse();

        AuthorizerInvocation asked =
                Wire.read(told.policy().getBytes(StandardCharsets.UTF_8), AuthorizerInvocation.class);
        assertThat(asked.methodArn())
                .isEqualTo("arn:aws:execute-api:us-east-1:000000000000:" + api + "/ESTestInvoke-stage/GET/");
        assertThat(asked.authorizer().id()).isEqualTo(id);
        assertThat(asked.authorizer().authorizerUri()).isEqualTo(URI.replace("${stageVariables.gate}", "guard"));
        AccessRequest request = asked.request();
        assertThat(request.path()).isEqualTo("/pets");
        assertThat(request.headers()).isEqualTo(Map.of("Who", List.of("ann")));
        assertThat(request.query()).isEqualTo(Map.of("q", List.of("a b", "c")));
        assertThat(request.stageVariables()).isEqualTo(Map.of("gate", "guard"));
        assertThat(request.requestContext())
                .containsEntry("apiId", api)
                .containsEntry("accountId", "000000000000")
                .containsEntry("colour", "blue")
                .extractingByKey("identity", InstanceOfAssertFactories.MAP)
                .containsEntry("sourceIp", "192.0.2.1")
                .containsEntry("apiKey", "test-invoke-api-key");
    }

    @Test
    void showsTheClaimsOfAToken() {
        String id = aws.createAuthorizer(r -> r.restApiId(api)
                        .name("pool")
                        .type(AuthorizerType.COGNITO_USER_POOLS)
                        .providerARNs("arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_abc"))
                .id();
        TestInvokeAuthorizerResponse told = aws.testInvokeAuthorizer(
                r -> r.restApiId(api).authorizerId(id).headers(Map.of("Authorization", "a.b.c")));

        assertThat(told.claims()).isEqualTo(Map.of("sub", "ann"));
        assertThat(told.policy()).isNull();
    }

    @Test
    void knowsNothingThatIsNotThere() {
        assertThatThrownBy(
                        () -> aws.testInvokeAuthorizer(r -> r.restApiId("none").authorizerId("none")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid API identifier specified 000000000000:none");
        assertThatThrownBy(() -> aws.testInvokeAuthorizer(r -> r.restApiId(api).authorizerId("none")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid Authorizer identifier specified");
    }

    private String authorizer(AuthorizerType type) {
        return aws.createAuthorizer(r -> r.restApiId(api)
                        .name("gate")
                        .type(type)
                        .authorizerUri(URI)
                        .identitySource("method.request.header.Who"))
                .id();
    }
}
