package dev.sluice.local.functions.java;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The method that {@code package.Class::method} names; without a method, {@code handleRequest}. It takes the event as whatever
 * JSON can become, or streams, and after that perhaps a context (AWS Lambda Developer Guide, "Define Lambda function handler
 * in Java").
 */
final class Handler {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Method method;
    private final @Nullable Object instance;

    private Handler(Method method, @Nullable Object instance) {
        this.method = method;
        this.instance = instance;
    }

    /** Where the class has several methods of the name, the one with the most parameters counts, as at AWS. */
    static Handler named(String handler, ClassLoader loader) throws ReflectiveOperationException {
        int colons = handler.indexOf("::");
        Class<?> type = loader.loadClass(colons < 0 ? handler : handler.substring(0, colons));
        String name = colons < 0 ? "handleRequest" : handler.substring(colons + 2);
        Method method = Stream.of(type.getMethods())
                .filter(candidate -> candidate.getName().equals(name) && !candidate.isBridge())
                .max(Comparator.comparingInt(Method::getParameterCount))
                .orElseThrow(() ->
                        new NoSuchMethodException("class " + type.getName() + " has no public method named " + name));
        method.setAccessible(true);
        if (Modifier.isStatic(method.getModifiers())) {
            return new Handler(method, null);
        }
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return new Handler(method, constructor.newInstance());
    }

    /** Throws {@link InvocationTargetException} with whatever the function threw. */
    void handle(byte[] event, ByteArrayOutputStream result, InvocationContext context)
            throws IOException, ReflectiveOperationException {
        Class<?>[] raw = method.getParameterTypes();
        Type[] types = method.getGenericParameterTypes();
        boolean writes = false;
        Object[] arguments = new Object[raw.length];
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == InputStream.class) {
                arguments[i] = new ByteArrayInputStream(event);
            } else if (raw[i] == OutputStream.class) {
                arguments[i] = result;
                writes = true;
            } else if (i > 0 && raw[i].isInterface()) {
                arguments[i] = context.as(raw[i]);
            } else {
                arguments[i] = JSON.readValue(event, JSON.constructType(types[i]));
            }
        }
        Object returned = method.invoke(instance, arguments);
        if (returned instanceof InputStream stream) {
            stream.transferTo(result);
        } else if (!writes) {
            result.writeBytes(JSON.writeValueAsBytes(returned));
        }
    }
}
