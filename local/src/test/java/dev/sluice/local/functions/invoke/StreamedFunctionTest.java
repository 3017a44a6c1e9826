package dev.sluice.local.functions.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.local.functions.invoke.ResponseEventsReader.Message;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** InvokeWithResponseStream of functions in JavaScript, where this machine has Node.js. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StreamedFunctionTest {

    private static final String ZEROS = "\0".repeat(8);
    private static final String PATH = System.getenv().getOrDefault("PATH", "");

    @TempDir
    Path folder;

    private final CountDownLatch gate = new CountDownLatch(1);
    private HttpServer gatekeeper;
    private LocalFunctions functions;

    @BeforeEach
    void start() throws IOException {
        ScriptFunctionTest.assumeInstalled("node");
        functions = new LocalFunctions(folder, PATH);
        gatekeeper = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gatekeeper.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        gatekeeper.createContext("/", exchange -> {
            try (exchange) {
                gate.await();
                exchange.sendResponseHeaders(204, -1);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        gatekeeper.start();
    }

    @AfterEach
    void stop() {
        if (functions != null) {
            gate.countDown();
            gatekeeper.stop(0);
            functions.close();
        }
    }

    /** A function that streams, and that {@code await pass()} holds up until the test opens the gate. */
    private void write(String name, String body) throws IOException {
        functions.write(
                name + "/index.mjs", """
                const pass = () => fetch('http://127.0.0.1:%d/');
                export const handler = awslambda.streamifyResponse(async (event, response, context) => {
                  %s
                });""".formatted(gatekeeper.getAddress().getPort(), body));
    }

    private ResponseEventsReader call(String function) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = functions.stream(function, "{\"name\": \"ada\"}", Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/vnd.amazon.eventstream");
        return new ResponseEventsReader(answer.body());
    }

    /** What is put out by the end, which is sound. */
    private static String whole(ResponseEventsReader events) throws IOException {
        StringBuilder output = new StringBuilder();
        Message message = events.next();
        for (; message.event().equals("PayloadChunk"); message = events.next()) {
            output.append(message.text());
        }
        assertThat(message.event()).isEqualTo("InvokeComplete");
        assertThat(message.text()).isEqualTo("{}");
        assertThat(events.ended()).isTrue();
        return output.toString();
    }

    private static void assertFailure(Message end, String details) throws IOException {
        assertThat(end.event()).isEqualTo("InvokeComplete");
        assertThat(end.json().path("ErrorCode").asText()).isEqualTo("Unhandled");
        assertThat(end.json().path("ErrorDetails").asText()).contains(details);
    }

    @Test
    void partsComeWhileTheFunctionMakesThem() throws Exception {
        write("story", """
                response.write('one');
                await pass();
                response.end('two');""");

        ResponseEventsReader events = call("story");
        assertThat(events.next().text()).isEqualTo("one");
        gate.countDown(); // only now, that the first part has come
        assertThat(whole(events)).isEqualTo("two");
    }

    @Test
    void metadataGoBeforeTheContent() throws Exception {
        write("page", """
                const page = awslambda.HttpResponseStream.from(response, { statusCode: 201, cookies: ['a=1'] });
                page.write(event.name);
                page.end('!');""");
        write("empty", "awslambda.HttpResponseStream.from(response, { statusCode: 204 }).end();");

        assertThat(whole(call("page"))).isEqualTo("{\"statusCode\":201,\"cookies\":[\"a=1\"]}" + ZEROS + "ada!");
        assertThat(whole(call("empty"))).isEqualTo("{\"statusCode\":204}" + ZEROS);
    }

    @Test
    void aFunctionThatDoesNotStreamIsAnsweredByOnePart() throws Exception {
        functions.write("plain/index.mjs", "export const handler = async () => ({ statusCode: 200 });");

        ResponseEventsReader events = call("plain");

        assertThat(events.next().text()).isEqualTo("{\"statusCode\":200}");
        assertThat(events.next().event()).isEqualTo("InvokeComplete");
    }

    @Test
    void aFunctionThatStreamsIsInvokedWholeAsWell() throws Exception {
        write("story", "response.write('\"one '); response.end('two\"');");

        assertThat(functions.invoke("story", "{}").body()).isEqualTo("\"one two\"");
    }

    @Test
    void carriesMoreThanAnyBufferHolds() throws Exception {
        write("long", """
                const { Readable } = await import('node:stream');
                const { pipeline } = await import('node:stream/promises');
                await pipeline(Readable.from(Array(512).fill('0123456789abcdef'.repeat(4096))), response);""");

        assertThat(whole(call("long"))).hasSize(512 * 64 * 1024);
    }

    @Test
    void saysHowAFunctionFailed() throws Exception {
        write("before", "throw new TypeError('broken');");
        write("after", """
                response.write('one');
                await pass();
                throw new TypeError('broken');""");
        write("exits", """
                response.write('one');
                await pass();
                process.exit(1);""");

        assertFailure(call("before").next(), "\"errorType\":\"TypeError\",\"errorMessage\":\"broken\"");
        ResponseEventsReader after = call("after");
        ResponseEventsReader exits = call("exits");
        assertThat(after.next().text()).isEqualTo("one");
        assertThat(exits.next().text()).isEqualTo("one");
        gate.countDown();
        assertFailure(after.next(), "\"errorType\":\"TypeError\",\"errorMessage\":\"broken\"");
        assertThat(after.ended()).isTrue();
        assertThat(exits.next().json().path("ErrorCode").asText()).isEqualTo("Unhandled");
    }

    @Test
    void endsAFunctionThatTakesTooLong() throws Exception {
        write("slow", "response.write('one'); await pass();");
        functions.write("slow/function.json", "{\"timeout\": 1}");

        ResponseEventsReader events = call("slow");

        assertThat(events.next().text()).isEqualTo("one");
        assertFailure(events.next(), "Task timed out after 1.00 seconds");
    }

    @Test
    void keepsItsProcessForTheNextCall() throws Exception {
        write("pid", "response.end(String(process.pid));");
        write("fails", "response.write(String(process.pid)); await pass(); throw new Error('no');");
        gate.countDown();

        assertThat(whole(call("pid"))).isEqualTo(whole(call("pid")));
        assertThat(failing()).isEqualTo(failing());
    }

    private String failing() throws Exception {
        ResponseEventsReader events = call("fails");
        String process = events.next().text();
        assertFailure(events.next(), "no");
        return process;
    }

    @Test
    void answersAsTheInvokeApiDoes() throws Exception {
        functions.write("f/versions/1/index.mjs", "export const handler = async () => 'first';");
        functions.write("f/index.mjs", "export const handler = async () => 'latest';");

        HttpResponse<InputStream> first = functions.stream("f?Qualifier=1", "{}", Map.of());
        assertThat(first.headers().firstValue("X-Amz-Executed-Version")).hasValue("1");
        assertThat(new ResponseEventsReader(first.body()).next().text()).isEqualTo("\"first\"");
        assertThat(functions.stream("nobody", "{}", Map.of()).statusCode()).isEqualTo(404);
        assertThat(functions.stream("f", "{}", Map.of("X-Amz-Invocation-Type", "DryRun"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(functions.stream("f", "{}", Map.of("X-Amz-Invocation-Type", "Event"))
                        .statusCode())
                .isEqualTo(400);
    }
}
