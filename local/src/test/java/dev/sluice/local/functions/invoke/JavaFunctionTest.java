package dev.sluice.local.functions.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Functions in Java, whose runtime is there wherever this test runs. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class JavaFunctionTest {

    private static final String HELLO = """
            import java.io.*;
            import java.util.*;
            public class Hello {
                public interface Context { String getAwsRequestId(); int getRemainingTimeInMillis(); String getFunctionName(); }
                public static class Pet { public String name; public int age; }
                private int calls;
                public Map<String, Object> map(Map<String, Object> event, Context context) {
                    System.out.println("asked by " + event.get("name"));
                    return Map.of("hello", event.get("name"), "function", context.getFunctionName(), "calls", ++calls,
                            "time", context.getRemainingTimeInMillis() > 0, "pid", ProcessHandle.current().pid());
                }
                public String text(String event) { return event.toUpperCase(); }
                public List<Integer> pet(Pet pet) { return List.of(pet.age, pet.name.length()); }
                public static void streams(InputStream in, OutputStream out) throws IOException {
                    out.write('['); in.transferTo(out); out.write(']');
                }
                public void nothing() {}
                public Object fails(Map<String, Object> event) { throw new IllegalStateException("broken"); }
                public void exits(Object event) { System.exit(3); }
                public void hangs(Object event) throws InterruptedException { new java.util.concurrent.CountDownLatch(1).await(); }
            }
            """;

    @TempDir
    Path folder;

    private LocalFunctions functions;

    @BeforeEach
    void start() throws IOException {
        functions = new LocalFunctions(folder, "");
    }

    @AfterEach
    void stop() throws IOException {
        functions.close();
    }

    @Test
    void takesEachFormOfHandler() throws Exception {
        assertThat(hello("map", "{\"name\": \"ada\"}")).contains("\"hello\":\"ada\"", "\"function\":\"map\"", "true");
        assertThat(hello("text", "\"loud\"")).isEqualTo("\"LOUD\"");
        assertThat(hello("pet", "{\"name\": \"Misa\", \"age\": 4, \"kind\": \"cat\"}"))
                .isEqualTo("[4,4]");
        assertThat(hello("streams", "{\"a\":1}")).isEqualTo("[{\"a\":1}]");
        assertThat(hello("nothing", "")).isEqualTo("null");
        assertThat(functions.log("map")).contains("asked by ada");
    }

    @Test
    void keepsAProcessForTheNextCallAndRunsNewCodeInANewOne() throws Exception {
        hello("map", "{\"name\": \"ada\"}");
        assertThat(functions.invoke("map", "{\"name\": \"ada\"}").body()).contains("\"calls\":2");
        functions.write("map/Hello.java", HELLO.replace("\"hello\"", "\"goodbye\""));
        assertThat(functions.invoke("map", "{\"name\": \"ada\"}").body())
                .contains("\"goodbye\":\"ada\"", "\"calls\":1");
        assertThat(functions.ledger().entries()).as("the old one is ended").hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void saysHowItFailed() throws Exception {
        declare("fails", "Hello::fails");
        JsonNode failed = functions.failure("fails", "{}");
        assertThat(failed.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failed.path("errorMessage").asText()).isEqualTo("broken");
        assertThat(failed.path("stackTrace").path(0).asText()).startsWith("Hello.fails(Hello.java:");

        declare("missing", "Hello::nobody");
        assertThat(functions.failure("missing", "{}").path("errorType").asText())
                .isEqualTo("java.lang.NoSuchMethodException");

        declare("wrong", "Hello::map");
        functions.write("wrong/Hello.java", "class Hello { int x = ; }");
        assertThat(functions.failure("wrong", "{}").path("errorMessage").asText())
                .contains("illegal start of expression");
    }

    @Test
    void replacesAProcessThatExits() throws Exception {
        declare("exits", "Hello::exits");
        for (int call = 0; call < 2; call++) {
            JsonNode failed = functions.failure("exits", "{}");
            assertThat(failed.path("errorType").asText()).isEqualTo("Runtime.ExitError");
            assertThat(failed.path("errorMessage").asText())
                    .matches("RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 3");
        }
    }

    @Test
    void endsWhatTakesTooLong() throws Exception {
        functions.write("hangs/Hello.java", HELLO);
        functions.write("hangs/function.json", "{\"handler\": \"Hello::hangs\", \"timeout\": 1}");
        JsonNode failed = functions.failure("hangs", "{}");
        assertThat(failed.path("errorType").asText()).isEqualTo("Sandbox.Timedout");
        assertThat(failed.path("errorMessage").asText()).endsWith("Task timed out after 1.00 seconds");
    }

    @Test
    void leavesNoProcessBehind() throws Exception {
        String answer = hello("map", "{\"name\": \"ada\"}");
        long pid = Long.parseLong(answer.replaceAll(".*\"pid\":([0-9]+).*", "$1"));
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        assertThat(functions.ledger().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.process().pid()).isEqualTo(pid));
        functions.close();
        assertThat(process.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void listsWhatThereIs() throws Exception {
        declare("map", "Hello::map");
        functions.write("odd/readme", "");
        assertThat(functions.get("/2015-03-31/functions/"))
                .contains("\"FunctionName\":\"map\"", "arn:aws:lambda:eu-west-1:000000000000:function:map")
                .contains("\"Handler\":\"Hello::map\"", "\"FunctionName\":\"odd\"", "StateReason");
    }

    @Test
    void missesAnInterpreterOnlyWhenItIsNeeded() throws Exception {
        functions.write("js/index.js", "");
        assertThat(functions.failure("js", "{}").path("errorMessage").asText())
                .contains("there is no node on the PATH");
    }

    private String hello(String method, String event) throws IOException, InterruptedException {
        declare(method, "Hello::" + method);
        return functions.invoke(method, event).body();
    }

    private void declare(String name, String handler) throws IOException {
        functions.write(name + "/Hello.java", HELLO);
        functions.write(name + "/function.json", "{\"handler\": \"" + handler + "\", \"timeout\": 20}");
    }
}
