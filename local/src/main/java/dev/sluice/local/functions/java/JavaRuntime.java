package dev.sluice.local.functions.java;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The main of a Java function's process: asks the Lambda Runtime API for one invocation after the other, and gives each to the
 * handler that {@code _HANDLER} names. Ends when the API is away.
 */
public final class JavaRuntime {

    private final String api;

    private JavaRuntime(String api) {
        this.api = "http://" + api + "/2018-06-01/runtime/";
    }

    public static void main(String[] arguments) {
        try {
            new JavaRuntime(System.getenv("AWS_LAMBDA_RUNTIME_API")).run();
        } catch (IOException away) {
            System.exit(0);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever a function's classes do when they are loaded is an answer
    private void run() throws IOException {
        Handler handler;
        try {
            ClassLoader loader = FunctionClasses.in(Path.of(System.getenv("LAMBDA_TASK_ROOT")));
            Thread.currentThread().setContextClassLoader(loader);
            handler = Handler.named(System.getenv("_HANDLER"), loader);
        } catch (Exception | LinkageError e) {
            post("init/error", error(e));
            System.exit(1);
            return;
        }
        while (true) {
            serve(handler);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever a function throws is an answer
    private void serve(Handler handler) throws IOException {
        HttpURLConnection next = open("invocation/next");
        InvocationContext context = InvocationContext.of(next);
        byte[] event;
        try (InputStream in = next.getInputStream()) {
            event = in.readAllBytes();
        }
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        String path = "invocation/" + context.requestId() + "/";
        try {
            handler.handle(event, result, context);
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
            cause.printStackTrace(System.out);
            post(path + "error", error(cause));
            return;
        } catch (Exception | LinkageError e) {
            e.printStackTrace(System.out);
            post(path + "error", error(e));
            return;
        }
        post(path + "response", result.toByteArray());
    }

    private HttpURLConnection open(String path) throws IOException {
        return (HttpURLConnection) URI.create(api + path).toURL().openConnection();
    }

    private void post(String path, byte[] body) throws IOException {
        HttpURLConnection call = open(path);
        call.setRequestMethod("POST");
        call.setDoOutput(true);
        call.setFixedLengthStreamingMode(body.length);
        call.setRequestProperty("Content-Type", "application/json");
        call.getOutputStream().write(body);
        if (call.getResponseCode() < 400) {
            call.getInputStream().readAllBytes();
        }
    }

    private static byte[] error(Throwable thrown) throws IOException {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("errorMessage", String.valueOf(thrown.getMessage()));
        error.put("errorType", thrown.getClass().getName());
        error.put(
                "stackTrace",
                Stream.of(thrown.getStackTrace())
                        .map(StackTraceElement::toString)
                        .takeWhile(line -> !line.startsWith("java.base/jdk.internal.reflect"))
                        .toList());
        return new JsonMapper().writeValueAsBytes(error);
    }
}
