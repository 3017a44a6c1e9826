package dev.sluice.admin.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.admin.Aws;
import dev.sluice.admin.Database;
import dev.sluice.admin.Trials;
import dev.sluice.contract.trial.TestInvocation;
import dev.sluice.contract.wire.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.ServiceUnavailableException;
import software.amazon.awssdk.services.apigateway.model.TestInvokeMethodResponse;

/** What an edge router is asked, and what becomes of its answer; whether the answer is right is the router's to test. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Trials.class)
class TestInvokeMethodTest {

    private ApiGatewayClient aws = Aws.client();
    private String api = "";
    private String root = "";

    @BeforeEach
    void undeployedApi() {
        aws = Aws.client();
        var made = aws.createRestApi(r -> r.name("tried"));
        api = made.id();
        root = made.rootResourceId();
        aws.putMethod(r -> r.restApiId(api).resourceId(root).httpMethod("GET").authorizationType("AWS_IAM"));
        aws.putIntegration(
                r -> r.restApiId(api).resourceId(root).httpMethod("GET").type(IntegrationType.MOCK));
    }

    @AfterEach
    void close() {
        aws.deleteRestApi(r -> r.restApiId(api));
        aws.close();
    }

    @Test
    void asksWhatADeploymentWouldServe() {
        String other = aws.createResource(r -> r.restApiId(api).parentId(root).pathPart("other"))
                .id();
        TestInvokeMethodResponse told = aws.testInvokeMethod(r -> r.restApiId(api)
                .resourceId(root)
                .httpMethod("GET")
                .pathWithQueryString("/?a=1")
                .headers(Map.of("X-One", "1", "x-two", "lost"))
                .multiValueHeaders(Map.of("X-Two", List.of("a", "b")))
                .stageVariables(Map.of("colour", "blue"))
                .body("{}"));

        TestInvocation asked = Wire.read(told.body().getBytes(StandardCharsets.UTF_8), TestInvocation.class);
        assertThat(asked.stage().apiId()).isEqualTo(api);
        assertThat(asked.stage().stageName()).isEqualTo("test-invoke-stage");
        assertThat(asked.stage().settings().variables()).isEqualTo(Map.of("colour", "blue"));
        assertThat(Objects.requireNonNull(asked.stage().rest()).resources())
                .containsOnlyKeys(root)
                .doesNotContainKey(other);
        assertThat(asked.resourceId()).isEqualTo(root);
        assertThat(asked.pathWithQueryString()).isEqualTo("/?a=1");
        assertThat(asked.headers()).isEqualTo(Map.of("X-One", List.of("1"), "X-Two", List.of("a", "b")));
        assertThat(asked.body()).isEqualTo("{}");
    }

    @Test
    void tellsWhatCameOfIt() {
        TestInvokeMethodResponse told =
                aws.testInvokeMethod(r -> r.restApiId(api).resourceId(root).httpMethod("GET"));

        assertThat(told.status()).isEqualTo(201);
        assertThat(told.headers()).isEqualTo(Map.of("X-Two", "b"));
        assertThat(told.multiValueHeaders()).isEqualTo(Map.of("X-Two", List.of("a", "b")));
        assertThat(told.log()).isEqualTo("a log\n");
        assertThat(told.latency()).isEqualTo(7);
    }

    @Test
    void takesAnyForAVerbOfNoMethodOfItsOwn() {
        aws.putMethod(r -> r.restApiId(api).resourceId(root).httpMethod("ANY").authorizationType("NONE"));

        assertThat(aws.testInvokeMethod(r -> r.restApiId(api).resourceId(root).httpMethod("PUT"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void knowsNothingThatIsNotThere() {
        assertThatThrownBy(() -> aws.testInvokeMethod(
                        r -> r.restApiId("none").resourceId(root).httpMethod("GET")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid API identifier specified 000000000000:none");
        assertThatThrownBy(() -> aws.testInvokeMethod(
                        r -> r.restApiId(api).resourceId("none").httpMethod("GET")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid Resource identifier specified");
        assertThatThrownBy(() -> aws.testInvokeMethod(
                        r -> r.restApiId(api).resourceId(root).httpMethod("PUT")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid Method identifier specified");
        assertThatThrownBy(() -> aws.testInvokeMethod(
                        r -> r.restApiId(api).resourceId(root).httpMethod("GET").clientCertificateId("none")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid Client Certificate identifier specified");
    }

    @Test
    void saysThatItNeedsAnEdgeRouter() {
        assertThatThrownBy(() -> aws.testInvokeMethod(
                        r -> r.restApiId(api).resourceId(root).httpMethod("GET").body("down")))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("edge-router");
    }
}
