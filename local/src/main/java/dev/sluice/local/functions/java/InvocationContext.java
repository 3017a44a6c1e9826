package dev.sluice.local.functions.java;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a handler is told of its invocation. The function brings the interface by which it asks, such as AWS's {@code
 * com.amazonaws.services.lambda.runtime.Context}; its methods are answered by their names.
 */
record InvocationContext(String requestId, String arn, long deadlineMillis) {

    static InvocationContext of(HttpURLConnection next) {
        return new InvocationContext(
                header(next, "Lambda-Runtime-Aws-Request-Id"),
                header(next, "Lambda-Runtime-Invoked-Function-Arn"),
                Long.parseLong(header(next, "Lambda-Runtime-Deadline-Ms")));
    }

    Object as(Class<?> wanted) {
        return Proxy.newProxyInstance(
                wanted.getClassLoader(), new Class<?>[] {wanted}, (proxy, method, arguments) -> answer(method));
    }

    private @Nullable Object answer(Method method) {
        return switch (method.getName()) {
            case "getAwsRequestId" -> requestId;
            case "getInvokedFunctionArn" -> arn;
            case "getRemainingTimeInMillis" -> (int) Math.max(0, deadlineMillis - System.currentTimeMillis());
            case "getFunctionName" -> System.getenv("AWS_LAMBDA_FUNCTION_NAME");
            case "getFunctionVersion" -> System.getenv("AWS_LAMBDA_FUNCTION_VERSION");
            case "getMemoryLimitInMB" -> Integer.parseInt(System.getenv("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));
            case "getLogGroupName" -> System.getenv("AWS_LAMBDA_LOG_GROUP_NAME");
            case "getLogStreamName" -> System.getenv("AWS_LAMBDA_LOG_STREAM_NAME");
            case "getLogger" -> logger(method.getReturnType());
            case "toString" -> "invocation " + requestId;
            default -> null;
        };
    }

    private static Object logger(Class<?> wanted) {
        return Proxy.newProxyInstance(wanted.getClassLoader(), new Class<?>[] {wanted}, (proxy, method, arguments) -> {
            if (method.getName().equals("log") && arguments != null) {
                Object message = arguments[0];
                System.out.println(
                        message instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : message);
            }
            return null;
        });
    }

    private static String header(HttpURLConnection next, String name) {
        return Objects.requireNonNull(next.getHeaderField(name), name);
    }
}
