package dev.sluice.contract.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What AWS takes for granted where a member is absent. */
class ApiTest {

    @Test
    void integrationHasAwsDefaults() {
        Integration integration = read("{\"type\":\"MOCK\"}", Integration.class);

        assertThat(integration.timeoutInMillis()).isEqualTo(29_000);
        assertThat(integration.passthroughBehavior()).isEqualTo("WHEN_NO_MATCH");
        assertThat(integration.requestTemplates()).isEmpty();
    }

    @Test
    void routeIntegrationHasAwsDefaults() {
        RouteIntegration integration =
                read("{\"integrationId\":\"i\",\"integrationType\":\"MOCK\"}", RouteIntegration.class);

        assertThat(integration.timeoutInMillis()).isEqualTo(29_000);
        assertThat(integration.passthroughBehavior()).isEqualTo("WHEN_NO_MATCH");
    }

    @Test
    void methodNeedsNoAuthorizationUnlessItSaysSo() {
        assertThat(read("{\"httpMethod\":\"GET\"}", Method.class).authorizationType())
                .isEqualTo("NONE");
        assertThat(read("{\"routeKey\":\"$default\"}", Route.class).authorizationType())
                .isEqualTo("NONE");
    }

    @Test
    void apiKeyComesWithAHeaderUnlessTheApiSaysOtherwise() {
        assertThat(read("{\"id\":\"a\",\"name\":\"a\"}", RestApi.class).apiKeySource())
                .isEqualTo("HEADER");
    }

    @Test
    void authorizersResultsAreKeptForFiveMinutesUnlessItSaysOtherwise() {
        assertThat(read("{\"id\":\"a\"}", Authorizer.class).resultTtlSeconds()).isEqualTo(300);
        assertThat(read("{\"id\":\"a\",\"authorizerResultTtlInSeconds\":0}", Authorizer.class)
                        .resultTtlSeconds())
                .isZero();
    }

    @Test
    void routeFindsItsIntegration() {
        assertThat(new Route("$default", "integrations/i1", "NONE", null, false, null).integrationId())
                .isEqualTo("i1");
        assertThat(new Route("$default", null, "NONE", null, false, null).integrationId())
                .isNull();
    }

    @Test
    void publishedApiCannotBeChanged() {
        RestApi api = read("{\"id\":\"a\",\"name\":\"a\",\"binaryMediaTypes\":[\"image/png\"]}", RestApi.class);

        assertThatThrownBy(() -> api.resources().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> api.binaryMediaTypes().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(List.of(api.models(), api.authorizers(), api.gatewayResponses(), api.requestValidators()))
                .allSatisfy(map -> assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class));
    }

    private static <T> T read(String json, Class<T> type) {
        return Wire.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
