package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS integrations that call a function which is no proxy. */
class CustomFunctionTest {

    private static final String FUNCTION = AwsIntegration.FUNCTIONS + "f/invocations";

    private AwsStub aws;
    private EdgeHarness edge;

    @BeforeEach
    void start() throws Exception {
        aws = new AwsStub();
        edge = new EdgeHarness(
                request -> request.response().setStatusCode(404).end(), Map.of("SLUICE_LAMBDA_ENDPOINT", aws.url()));
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
        aws.close();
    }

    private void serve(AwsIntegration integration) {
        edge.apply(
                "stage/a1/dev",
                Apis.api().method("POST", "/{id}", integration.made()).stage("a1", "dev"));
    }

    private HttpResponse<String> post(String body) throws Exception {
        return edge.send(edge.request("/a1/dev/7")
                .header("Content-Type", "application/json")
                .header("X-Client", "dropped")
                .POST(BodyPublishers.ofString(body)));
    }

    /** As a function that threw does: its status is 200 all the same. */
    private void fails(String error) {
        aws.answers((request, seen) -> request.response()
                .putHeader("X-Amz-Function-Error", "Unhandled")
                .putHeader("Content-Type", "application/json")
                .end(error));
    }

    private static AwsIntegration withErrors() {
        return AwsIntegration.service("POST", FUNCTION)
                .response("404", "Not found:.*", Map.of(), Map.of(), null)
                .response(
                        "422",
                        ".*\"kind\".*",
                        Map.of(
                                "method.response.header.X-Kind", "integration.response.body.errorMessage.kind",
                                "method.response.header.X-Trace", "integration.response.body.errorMessage.trace"),
                        Map.of("application/json", "$input.path('$.errorMessage')"),
                        null);
    }

    @Test
    void givesTheFunctionWhatTheTemplateMakes() throws Exception {
        aws.answers(200, "application/json", "{\"greeting\": \"hello\"}");
        serve(AwsIntegration.service("POST", FUNCTION)
                .template("application/json", "{\"id\": \"$input.params('id')\", \"in\": $input.json('$.a')}"));

        HttpResponse<String> answer = post("{\"a\": [1]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"greeting\": \"hello\"}");
        assertThat(answer.headers().firstValue("X-Amzn-Trace-Id")).isPresent();
        assertThat(aws.last().body().toString()).isEqualTo("{\"id\": \"7\", \"in\": [1]}");
        assertThat(aws.last().header("X-Client")).isEmpty();
        assertThat(aws.last().header("User-Agent")).isEqualTo("AmazonAPIGateway_a1");
    }

    @ParameterizedTest
    @CsvSource({
        "Not found: 9, 404",
        "Not founds, 200",
        "'Not found: on\ntwo lines', 200",
        "'', 200",
    })
    void selectsByTheErrorMessage(String message, int status) throws Exception {
        String error = "{\"errorMessage\": \"" + message.replace("\n", "\\n") + "\", \"errorType\": \"Error\"}";
        fails(error);
        serve(withErrors());

        HttpResponse<String> answer = post("{}");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(error);
    }

    @Test
    void readsAnErrorMessageThatIsJsonForHeadersOnly() throws Exception {
        fails("{\"errorMessage\": \"{\\\"kind\\\": \\\"odd\\\", \\\"trace\\\": {\\\"line\\\": 123}}\"}");
        serve(withErrors());

        HttpResponse<String> answer = post("{}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("X-Kind")).contains("odd");
        assertThat(answer.headers().firstValue("X-Trace")).contains("{\"line\":123}");
        assertThat(answer.body()).isEqualTo("{\"kind\": \"odd\", \"trace\": {\"line\": 123}}");
    }

    @Test
    void takesAnErrorForASuccessWhereTheFunctionReturnedIt() throws Exception {
        aws.answers(200, "application/json", "{\"errorMessage\": \"Not found: 9\"}");
        serve(withErrors());

        assertThat(post("{}").statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotWaitForAnEvent() throws Exception {
        aws.answers(202, "application/json", "");
        serve(AwsIntegration.service("POST", FUNCTION).mapping("header.X-Amz-Invocation-Type", "'Event'"));

        assertThat(post("{}").statusCode()).isEqualTo(200);
        assertThat(aws.last().header("X-Amz-Invocation-Type")).isEqualTo("Event");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 429, 500})
    void answersAFunctionThatIsNotRunAsAnInternalError(int status) throws Exception {
        aws.answers(status, "application/json", "{\"message\": \"no\"}");
        serve(withErrors());

        HttpResponse<String> answer = post("{}");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"message\": \"Internal server error\"}");
    }

    @Test
    void letsATemplateOverrideWhatIsSent() throws Exception {
        aws.answers(200, "application/json", "{}");
        serve(AwsIntegration.service("POST", FUNCTION)
                .mapping("header.X-Amz-Invocation-Type", "'RequestResponse'")
                .template(
                        "application/json",
                        "#set($context.requestOverride.header['X-Amz-Invocation-Type'] = 'DryRun')"
                                + "#set($context.requestOverride.querystring.Qualifier = 'live')"));

        assertThat(post("{}").statusCode()).isEqualTo(200);
        assertThat(aws.last().header("X-Amz-Invocation-Type")).isEqualTo("DryRun");
        assertThat(aws.last().query()).isEqualTo("Qualifier=live");
    }

    @ParameterizedTest
    @CsvSource({
        "application/xml, <a/>",
        "'application/xml;q=0.9, application/json', <a/>",
        "application/json, {}",
        "*/*, {}",
        "text/html, {}",
    })
    void choosesTheTemplateByWhatTheClientAccepts(String accept, String body) throws Exception {
        aws.answers(200, "application/json", "1");
        serve(AwsIntegration.service("POST", FUNCTION)
                .response("200", null, Map.of(), Map.of("application/xml", "<a/>", "application/json", "{}"), null));

        HttpResponse<String> answer =
                edge.send(edge.request("/a1/dev/7").header("Accept", accept).POST(BodyPublishers.ofString("{}")));

        assertThat(answer.body()).isEqualTo(body);
    }
}
