package dev.sluice.local.functions.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Functions in JavaScript and Python, where this machine has the interpreters. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ScriptFunctionTest {

    private static final String PATH = System.getenv().getOrDefault("PATH", "");

    @TempDir
    Path folder;

    private LocalFunctions functions;

    @BeforeEach
    void start() throws IOException {
        functions = new LocalFunctions(folder, PATH);
    }

    @AfterEach
    void stop() {
        functions.close();
    }

    @Test
    void nodeTakesPromisesCallbacksAndBothKindsOfModule() throws Exception {
        assumeInstalled("node");
        functions.write("async/index.js", """
                exports.handler = async (event, context) => ({ hello: event.name, arn: context.invokedFunctionArn })""");
        functions.write("callback/index.js", """
                exports.handler = (event, context, callback) => setTimeout(() => callback(null, { late: event.name }), 5)""");
        functions.write("esm/index.mjs", "export const handler = async () => process.env.GREETING");
        functions.write("esm/function.json", "{\"environment\": {\"GREETING\": \"hi\"}}");
        functions.write("silent/index.js", "exports.handler = () => {}");
        assertThat(functions.invoke("async", "{\"name\": \"ada\"}").body())
                .isEqualTo("{\"hello\":\"ada\",\"arn\":\"arn:aws:lambda:eu-west-1:000000000000:function:async\"}");
        assertThat(functions.invoke("callback", "{\"name\": \"ada\"}").body()).isEqualTo("{\"late\":\"ada\"}");
        assertThat(functions.invoke("esm", "").body()).isEqualTo("\"hi\"");
        assertThat(functions.invoke("silent", "").body()).isEqualTo("null");
    }

    @Test
    void nodeSaysHowItFailed() throws Exception {
        assumeInstalled("node");
        functions.write("throws/index.js", "exports.handler = async () => { throw new TypeError('broken') }");
        functions.write("calls/index.js", "exports.handler = (e, c, callback) => callback(new Error('no'))");
        functions.write("missing/index.js", "exports.other = 1");
        functions.write("lost/index.js", "require('./nowhere')");
        functions.write("later/index.js", """
                exports.handler = () => new Promise(() => setTimeout(() => { throw new Error('later') }, 5))""");
        functions.write("exits/index.js", "exports.handler = async () => process.exit(1)");
        JsonNode thrown = functions.failure("throws", "{}");
        assertThat(thrown.path("errorType").asText()).isEqualTo("TypeError");
        assertThat(thrown.path("errorMessage").asText()).isEqualTo("broken");
        assertThat(thrown.path("trace").path(1).asText()).contains("index.js");
        assertThat(functions.failure("calls", "{}").path("errorMessage").asText())
                .isEqualTo("no");
        assertThat(type("missing")).isEqualTo("Runtime.HandlerNotFound");
        assertThat(type("lost")).isEqualTo("Runtime.ImportModuleError");
        assertThat(functions.failure("later", "{}").path("errorMessage").asText())
                .isEqualTo("later");
        assertThat(functions.failure("exits", "{}").path("errorMessage").asText())
                .endsWith("Runtime exited with error: exit status 1");
        assertThat(functions.log("throws")).contains("TypeError: broken");
    }

    @Test
    void pythonReturnsAndFails() throws Exception {
        assumeInstalled("python3");
        functions.write("py/lambda_function.py", """
                import os, sys
                def lambda_handler(event, context):
                    if "exit" in event:
                        sys.exit(1)
                    print("asked", event["name"])
                    return {"hello": event["name"], "id": context.aws_request_id, "region": os.environ["AWS_REGION"]}
                """);
        functions.write("none/lambda_function.py", "import nothing_like_it");
        functions.write("wide/lambda_function.py", "def lambda_handler(e, c): return {1, 2}");
        var answer = functions.invoke("py", "{\"name\": \"ada\"}");
        assertThat(answer.body())
                .isEqualTo("{\"hello\": \"ada\", \"id\": \"%s\", \"region\": \"eu-west-1\"}"
                        .formatted(
                                answer.headers().firstValue("x-amzn-RequestId").orElseThrow()));
        assertThat(functions.log("py")).contains("asked ada");
        JsonNode failed = functions.failure("py", "{}");
        assertThat(failed.path("errorType").asText()).isEqualTo("KeyError");
        assertThat(failed.path("stackTrace").path(0).asText()).contains("lambda_function.py\", line 5");
        assertThat(functions.failure("py", "{\"exit\": 1}").path("errorType").asText())
                .isEqualTo("Runtime.ExitError");
        assertThat(type("none")).isEqualTo("Runtime.ImportModuleError");
        assertThat(type("wide")).isEqualTo("Runtime.MarshalError");
    }

    @Test
    void answersAsTheInvokeApiDoes() throws Exception {
        assumeInstalled("node");
        functions.write("f/index.js", "exports.handler = async (event) => 'latest'");
        functions.write("f/versions/1/index.js", "exports.handler = async (event) => 'first'");
        functions.write("f/function.json", "{\"aliases\": {\"live\": \"1\"}}");
        assertThat(functions.invoke("f:live", "{}").body()).isEqualTo("\"first\"");
        assertThat(functions.invoke("f?Qualifier=1", "{}").headers().firstValue("X-Amz-Executed-Version"))
                .hasValue("1");
        assertThat(functions
                        .invoke("arn%3Aaws%3Alambda%3Aus-east-1%3A111111111111%3Afunction%3Af", "")
                        .body())
                .isEqualTo("\"latest\"");
        assertThat(functions
                        .invoke("f", "{}", Map.of("X-Amz-Invocation-Type", "Event"))
                        .statusCode())
                .isEqualTo(202);
        assertThat(functions
                        .invoke("f", "{}", Map.of("X-Amz-Invocation-Type", "DryRun"))
                        .statusCode())
                .isEqualTo(204);
        var unknown = functions.invoke("nobody:live", "{}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("x-amzn-ErrorType")).hasValue("ResourceNotFoundException");
        assertThat(unknown.body())
                .isEqualTo("{\"Type\":\"User\",\"Message\":\"Function not found: "
                        + "arn:aws:lambda:eu-west-1:000000000000:function:nobody:live\"}");
        assertThat(functions.invoke("f:live?Qualifier=2", "{}").body()).contains("derived qualifier");
        assertThat(functions.invoke("f", "{", Map.of()).body()).contains("Could not parse request body into json");
        assertThat(functions.invoke("f", "\"" + "x".repeat(6 << 20) + "\"").statusCode())
                .isEqualTo(413);
        assertThat(functions
                        .invoke("f", "{}", Map.of("Origin", "http://elsewhere"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAliasSendsTheShareThatItSaysToItsSecondVersion() throws Exception {
        assumeInstalled("node");
        functions.write("f/index.js", "");
        for (String version : List.of("1", "2")) {
            functions.write(
                    "f/versions/" + version + "/index.js",
                    "exports.handler = async () => process.env.AWS_LAMBDA_FUNCTION_VERSION");
        }
        functions.write("f/function.json", """
                {"aliases": {"live": {"FunctionVersion": "1", "RoutingConfig": {"AdditionalVersionWeights": {"2": 0.05}}}}}""");

        assertThat(executed(0.049)).isEqualTo("2 \"2\"");
        assertThat(executed(0.05)).isEqualTo("1 \"1\"");
    }

    private String executed(double chance) throws IOException, InterruptedException {
        functions.chance(chance);
        var answer = functions.invoke("f:live", "{}");
        return answer.headers().firstValue("X-Amz-Executed-Version").orElseThrow() + " " + answer.body();
    }

    private String type(String function) throws IOException, InterruptedException {
        return functions.failure(function, "{}").path("errorType").asText();
    }

    static void assumeInstalled(String program) {
        assumeTrue(
                Stream.of(PATH.split(File.pathSeparator, -1))
                        .anyMatch(place -> !place.isEmpty() && Files.isExecutable(Path.of(place, program))),
                program);
    }
}
