package dev.sluice.admin.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One good API of each kind, and what makes it one that routers refuse. */
class ServableTest {

    private static final ObjectMapper JSON = Wire.mapper();

    private static final String REST = """
            {"apiId": "a", "stageName": "s", "deploymentId": "d",
             "settings": {"variables": {"host": "backend", "empty": ""}, "cacheClusterEnabled": false, "methodSettings": {}},
             "rest": {"id": "a", "name": "a",
              "resources": {"r": {"id": "r", "path": "/pets/{id}", "resourceMethods": {"GET": {
                "httpMethod": "GET", "authorizationType": "CUSTOM", "authorizerId": "z", "requestValidatorId": "v",
                "requestModels": {"application/json": "Pet"},
                "methodIntegration": {"type": "HTTP", "httpMethod": "GET", "uri": "http://${stageVariables.host}/{id}",
                  "requestParameters": {"integration.request.path.id": "method.request.path.id"},
                  "requestTemplates": {"application/json": "$input.json('$')"},
                  "integrationResponses": {"200": {"statusCode": "200", "selectionPattern": "2..",
                    "responseParameters": {"method.response.header.a": "integration.response.body.a"},
                    "responseTemplates": {"application/json": "ok"}}}}}}}},
              "authorizers": {"z": {"id": "z", "name": "z", "type": "TOKEN",
                "identitySource": "method.request.header.A"}},
              "requestValidators": {"v": {"id": "v", "name": "v", "validateRequestBody": true}},
              "models": {"Pet": {"id": "m", "name": "Pet", "contentType": "application/json", "schema": "{}"}},
              "gatewayResponses": {"DEFAULT_4XX": {"responseType": "DEFAULT_4XX", "statusCode": "404",
                "responseParameters": {"gatewayresponse.header.a": "'b'"},
                "responseTemplates": {"application/json": "no"}}}}}
            """;

    private static final String WEB_SOCKET = """
            {"apiId": "a", "stageName": "s", "deploymentId": "d",
             "webSocket": {"id": "a", "name": "a", "routeSelectionExpression": "$request.body.action",
              "routes": {"$connect": {"routeKey": "$connect", "target": "integrations/i", "authorizationType": "NONE"}},
              "integrations": {"i": {"integrationId": "i", "integrationType": "HTTP", "integrationUri": "http://backend",
                "requestParameters": {"integration.request.header.a": "route.request.body.b"},
                "requestTemplates": {"x": "$input.body"}, "templateSelectionExpression": "$request.body.kind",
                "integrationResponses": {"/2../": {"integrationResponseKey": "/2../"}}}}}}
            """;

    @Test
    void whatRoutersServeIsPublished() throws Exception {
        assertThatCode(() -> Servable.check(stage(REST, "", "null"))).doesNotThrowAnyException();
        assertThatCode(() -> Servable.check(stage(WEB_SOCKET, "", "null"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            M/authorizationType | "MAGIC" | unknown authorizationType MAGIC
            M/authorizerId | "gone" | no authorizer gone
            M/requestModels/application~1json | "Gone" | no model Gone
            I/uri | null | an integration of type HTTP needs a uri
            I/uri | "ftp://backend" | not an HTTP endpoint: ftp://backend
            I/uri | "${stageVariables.empty}" | not an HTTP endpoint
            I/requestParameters/integration.request.body.x | "'a'" | not a mapping target: integration.request.body.x
            I/requestParameters/integration.request.header.x | "method.request.cookie.a" | not a mapping expression: method.request.cookie.a
            I/requestParameters/integration.request.header.x | "method.request.body.." | not a JSON path in mapping expression
            I/requestTemplates/application~1json | "#if(" | application/json
            I/passthroughBehavior | "SOMETIMES" | unknown passthroughBehavior SOMETIMES
            I/contentHandling | "FOLD" | unknown contentHandling FOLD
            I/integrationResponses/200/statusCode | "2xx" | not a status code: 2xx
            I/integrationResponses/200/selectionPattern | "(" | not a selectionPattern: (
            I/integrationResponses/200/responseTemplates/application~1json | "#foreach(" | application/json
            """)
    void namesTheMethodThatRoutersWouldRefuse(String place, String value, String reason) throws Exception {
        String method = "/rest/resources/r/resourceMethods/GET";
        String path = place.replaceFirst("^I", method + "/methodIntegration").replaceFirst("^M", method);

        assertRefused(stage(REST, path, value), "GET /pets/{id}: ", reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /rest/authorizers/z/identitySource | "method.request.querystring.a" | no single header as identity source
            /rest/models/Pet/schema | "{" | Pet
            /rest/gatewayResponses/DEFAULT_4XX/statusCode | "4xx" | gateway response DEFAULT_4XX: not a status code: 4xx
            /rest/gatewayResponses/DEFAULT_4XX/responseParameters/gatewayresponse.header.a | "b" | not a mapping expression: b
            """)
    void alsoWhatIsOutsideOfMethods(String path, String value, String reason) throws Exception {
        assertRefused(stage(REST, path, value), "", reason);
    }

    @Test
    void aCanaryIsServedWithItsOwnVariables() throws Exception {
        StageConfig stage = stage(
                REST,
                "/canary",
                "{\"deploymentId\": \"d\", \"percentTraffic\": 1, \"stageVariableOverrides\": {\"host\": \"\"}}");

        assertThatCode(() -> Servable.check(stage)).doesNotThrowAnyException();
        StageConfig broken = stage(
                REST.replace("http://${stageVariables.host}/", "${stageVariables.url}/")
                        .replace("\"host\": \"backend\"", "\"url\": \"http://backend\""),
                "/canary",
                "{\"deploymentId\": \"d\", \"percentTraffic\": 1, \"stageVariableOverrides\": {\"url\": \"\"}}");
        assertRefused(broken, "GET /pets/{id}: ", "not an HTTP endpoint");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            R/authorizationType | "AWS_IAM" | route $connect: authorization type AWS_IAM is not supported
            R/authorizationType | "CUSTOM" | route $connect: authorization type CUSTOM is not supported
            R/apiKeyRequired | true | route $connect: API keys are not supported
            R/target | "integrations/gone" | its integration gone is not there
            I/integrationType | "AWS" | is of type AWS
            I/integrationType | "AWS_PROXY" | the URI names no Lambda function: 'http://backend'
            I/integrationUri | "backend" | not an HTTP endpoint: backend
            I/requestParameters/x | "'a'" | not a parameter of an integration request: 'x'
            I/requestParameters/integration.request.header.a | "route.request.cookie.a" | not a source of a parameter
            I/requestParameters/integration.request.header.a | "route.request.body.a..b" | not a path into a JSON body
            I/requestTemplates/x | "#if(" | request template
            I/templateSelectionExpression | "$other" | unknown variable 'other'
            I/integrationResponses/~12..~1/integrationResponseKey | "/(/" | not a pattern of statuses: (
            /webSocket/routeSelectionExpression | "$" | not a selection expression
            """)
    void namesTheRouteThatWebsocketServiceWouldRefuse(String place, String value, String reason) throws Exception {
        String path = place.replaceFirst("^R", "/webSocket/routes/\\$connect")
                .replaceFirst("^I", "/webSocket/integrations/i");

        assertRefused(stage(WEB_SOCKET, path, value), "", reason);
    }

    private static void assertRefused(StageConfig stage, String where, String reason) {
        assertThatThrownBy(() -> Servable.check(stage)).isInstanceOfSatisfying(AwsFault.class, fault -> {
            assertThat(fault.type()).isEqualTo("BadRequestException");
            assertThat(fault.getMessage())
                    .startsWith("This API cannot be deployed: " + where)
                    .contains(reason);
        });
    }

    /** The good one, but for one member; {@code path} is a JSON pointer. */
    private static StageConfig stage(String good, String path, String value) throws Exception {
        JsonNode stage = JSON.readTree(good);
        int last = path.lastIndexOf('/');
        if (last >= 0) {
            String name = path.substring(last + 1).replace("~1", "/");
            ((ObjectNode) stage.at(path.substring(0, last))).set(name, JSON.readTree(value));
        }
        return JSON.treeToValue(stage, StageConfig.class);
    }
}
