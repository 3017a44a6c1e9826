package dev.sluice.websocket.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.wire.Wire;
import dev.sluice.websocket.integration.BackendCompiler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagesTest {

    private static final ConfigKey KEY = ConfigKey.stage("api1", "prod");

    private final List<String> gone = new ArrayList<>();
    private final Stages stages = new Stages(new BackendCompiler(), (api, stage) -> gone.add(api + "/" + stage));

    @Test
    void findsTheRouteForAMessage() throws JsonProcessingException {
        apply(1, routes("join", "$default", "$connect"), "");

        assertThat(routeFor("{\"action\":\"join\"}")).isEqualTo("join");
        assertThat(routeFor("{\"action\":\"other\"}")).isEqualTo("$default");
        assertThat(routeFor("{\"no\":\"action\"}")).isEqualTo("$default");
        assertThat(routeFor("{\"action\":\"$connect\"}")).isEqualTo("$default");
        assertThat(stages.find("api1", "prod").orElseThrow().routeFor(MissingNode.getInstance()))
                .map(DeployedRoute::key)
                .contains("$default");
    }

    @Test
    void findsNoRouteWithoutADefault() throws JsonProcessingException {
        apply(1, routes("join"), "");

        assertThat(routeFor("{\"action\":\"other\"}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'integrationId':'i','integrationType':'AWS'}|is of type AWS",
                "{'integrationId':'i','integrationType':'HTTP_PROXY'}|has no URI",
                "{'integrationId':'i','integrationType':'HTTP','integrationUri':'ftp://x'}|neither http nor https",
                "{'integrationId':'i','integrationType':'AWS_PROXY','integrationUri':'arn:x'}|names no Lambda function",
                "{'integrationId':'i','integrationType':'MOCK','requestTemplates':{'k':'#if('}}|line 1, column",
                "{'integrationId':'i','integrationType':'MOCK','templateSelectionExpression':'$nope'}|unknown variable 'nope'",
                "{'integrationId':'i','integrationType':'MOCK','integrationResponses':{'r':{'integrationResponseKey':'/(/'}}}|no pattern",
                "{'integrationId':'i','integrationType':'HTTP','integrationUri':'http://x','requestParameters':{'x':'y'}}|not a parameter"
            })
    void refusesWhatDoesNotCompileAndKeepsTheLastGoodOne(String integration, String reason) {
        apply(1, routes("join"), "");

        assertThatThrownBy(() -> apply(2, "'a':{'routeKey':'a','target':'integrations/i'}", "'i':" + integration))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining(reason);
        assertThat(stages.find("api1", "prod").orElseThrow().route("join")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'a':{'routeKey':'a','target':'integrations/none'}|its integration none is not there",
                "'$connect':{'routeKey':'$connect','authorizationType':'AWS_IAM'}|authorization type AWS_IAM",
                "'a':{'routeKey':'a','apiKeyRequired':true}|API keys are not supported"
            })
    void refusesRoutesThatPromiseMoreThanItKeeps(String routes, String reason) {
        assertThatThrownBy(() -> apply(1, routes, "")).hasMessageContaining(reason);
        assertThat(stages.find("api1", "prod")).isEmpty();
    }

    @Test
    void tellsOfAStageThatIsGone() {
        apply(1, routes("join"), "");

        stages.apply(KEY, 2, null);

        assertThat(stages.find("api1", "prod")).isEmpty();
        assertThat(gone).containsExactly("api1/prod");
    }

    @Test
    void leavesOtherConfigAlone() {
        stages.apply(new ConfigKey(ConfigKey.Kind.API_KEY, "k"), 1, null);
        stages.apply(ConfigKey.stage("rest", "prod"), 1, null);

        assertThat(gone).isEmpty();
    }

    private String routeFor(String message) throws JsonProcessingException {
        JsonNode json = Wire.mapper().readTree(message);
        return stages.find("api1", "prod")
                .orElseThrow()
                .routeFor(json)
                .map(DeployedRoute::key)
                .orElse("");
    }

    private void apply(long version, String routes, String integrations) {
        String json = "{'apiId':'api1','stageName':'prod','deploymentId':'d','webSocket':{'id':'api1','name':'n',"
                + "'routeSelectionExpression':'$request.body.action','routes':{" + routes + "},'integrations':{"
                + integrations + "}}}";
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        stages.apply(KEY, version, Wire.read(bytes, StageConfig.class));
    }

    private static String routes(String... keys) {
        var routes = new ArrayList<String>();
        for (String key : keys) {
            routes.add("'" + key + "':{'routeKey':'" + key + "'}");
        }
        return String.join(",", routes);
    }
}
