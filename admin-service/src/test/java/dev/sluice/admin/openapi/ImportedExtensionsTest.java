package dev.sluice.admin.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ImportedExtensionsTest {

    private static ImportedApi imported(String document) {
        AtomicInteger ids = new AtomicInteger();
        return new OpenApiImport(() -> "id" + ids.incrementAndGet())
                .create("api1234567", document.getBytes(StandardCharsets.UTF_8), ImportOptions.USUAL);
    }

    private static ObjectNode exported(ObjectNode tree) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ApiMembers.export(tree, document);
        return document;
    }

    @Test
    void theSecurityPolicyAndTheAccessModeComeAndGo() {
        ImportedApi api = imported("""
                openapi: 3.0.1
                info: {title: t, version: "1"}
                paths: {}
                x-amazon-apigateway-security-policy: SecurityPolicy_TLS13_1_3_2025_09
                x-amazon-apigateway-endpoint-access-mode: STRICT
                """);

        assertThat(api.warnings()).isEmpty();
        assertThat(api.tree().path("securityPolicy").asText()).isEqualTo("SecurityPolicy_TLS13_1_3_2025_09");
        assertThat(api.tree().path("endpointAccessMode").asText()).isEqualTo("STRICT");
        assertThat(exported(api.tree()).toString())
                .contains("\"x-amazon-apigateway-security-policy\":\"SecurityPolicy_TLS13_1_3_2025_09\"")
                .contains("\"x-amazon-apigateway-endpoint-access-mode\":\"STRICT\"");
    }

    @Test
    void aPolicyThatIsNoneIsRefused() {
        assertThatThrownBy(() -> imported("""
                        openapi: 3.0.1
                        info: {title: t, version: "1"}
                        paths: {}
                        x-amazon-apigateway-security-policy: SSL_3
                        """))
                .isInstanceOf(AwsFault.class)
                .hasMessageContaining("Invalid security policy specified");
    }

    @Test
    void theAddressTypeOfAnEndpointComesAndGoes() {
        ImportedApi api = imported("""
                openapi: 3.0.1
                info: {title: t, version: "1"}
                paths: {}
                x-amazon-apigateway-endpoint-configuration: {ipAddressType: dualstack, vpcEndpointIds: [vpce-1]}
                """);

        assertThat(exported(api.tree())
                        .path("x-amazon-apigateway-endpoint-configuration")
                        .toString())
                .isEqualTo("{\"ipAddressType\":\"dualstack\",\"vpcEndpointIds\":[\"vpce-1\"]}");
    }

    @Test
    void whatEveryPrivateApiHasIsNotExported() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ObjectNode endpoint = tree.putObject("endpointConfiguration").put("ipAddressType", "dualstack");
        endpoint.putArray("types").add("PRIVATE");

        assertThat(exported(tree)).isEmpty();
    }

    @Test
    void aMappingThatAProxyNeverMakesIsAWarning() {
        ImportedApi api = imported(integrating("aws_proxy"));

        assertThat(OpenApiImport.lines(api))
                .singleElement()
                .asString()
                .contains(
                        "method.response.header.X-Undeclared", "(at /paths/~1foo/get/x-amazon-apigateway-integration/");
        JsonNode response = api.tree().findValue("integrationResponses").path("200");
        assertThat(response.path("responseParameters")
                        .path("method.response.header.X-Undeclared")
                        .asText())
                .isEqualTo("'1'");
    }

    @Test
    void aMappingOfAResponseThatTheMethodDoesNotDeclareIsAWarning() {
        ImportedApi api = imported(integrating("aws").replace("\"200\": {description", "\"201\": {description"));

        assertThat(OpenApiImport.lines(api)).singleElement().asString().contains("method.response.header.X-Undeclared");
        assertThat(api.tree().findValue("integrationResponses").has("200")).isTrue();
    }

    /** As recorded: AWS keeps neither of a mock, which calls nothing. */
    @Test
    void aMockKeepsNoMethodAndNoUri() {
        ImportedApi api = imported(integrating("mock"));

        JsonNode integration = api.tree().findValue("methodIntegration");
        assertThat(integration.has("httpMethod")).isFalse();
        assertThat(integration.has("uri")).isFalse();
    }

    @Test
    void anAuthorizerOfNoStatedAuthtypeIsCustom() {
        ImportedApi api = imported("""
                openapi: 3.0.1
                info: {title: t, version: "1"}
                paths: {}
                components:
                  securitySchemes:
                    gate:
                      type: apiKey
                      name: Authorization
                      in: header
                      x-amazon-apigateway-authorizer:
                        type: token
                        authorizerUri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations
                """);

        assertThat(api.tree().findValue("authType").asText()).isEqualTo("custom");
    }

    /** SAM writes it so. */
    @Test
    void theSecurityOfNobodyNeedsNoDefinition() {
        ImportedApi api = imported("""
                openapi: 3.0.1
                info: {title: t, version: "1"}
                security: [{key: []}]
                paths:
                  /foo:
                    get:
                      responses: {}
                      security: [{NONE: []}]
                      x-amazon-apigateway-integration: {type: mock}
                components:
                  securitySchemes:
                    key: {type: apiKey, name: x-api-key, in: header}
                """);

        assertThat(api.warnings()).isEmpty();
        assertThat(api.tree().findValue("authorizationType").asText()).isEqualTo("NONE");
        assertThat(api.tree().findValue("apiKeyRequired").asBoolean()).isFalse();
    }

    @Test
    void anApiKeyThatIsNotDefinedIsAWarning() {
        ImportedApi api = imported("""
                swagger: "2.0"
                info: {title: t, version: "1"}
                paths:
                  /foo:
                    get:
                      responses: {}
                      security: [{api_key: []}]
                      x-amazon-apigateway-integration: {type: mock}
                """);

        assertThat(OpenApiImport.lines(api))
                .singleElement()
                .asString()
                .contains("Security definition 'api_key' not found", "(at /paths/~1foo/get/security/0/api_key)");
        assertThat(api.tree().findValue("apiKeyRequired").asBoolean()).isFalse();
    }

    private static String integrating(String type) {
        return """
                openapi: 3.0.1
                info: {title: t, version: "1"}
                paths:
                  /foo:
                    get:
                      responses: {"200": {description: 200 response}}
                      x-amazon-apigateway-integration:
                        type: %s
                        httpMethod: POST
                        uri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations
                        responses:
                          default:
                            statusCode: "200"
                            responseParameters: {method.response.header.X-Undeclared: "'1'"}
                """.formatted(type);
    }
}
