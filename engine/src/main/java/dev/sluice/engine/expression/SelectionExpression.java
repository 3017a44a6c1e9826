package dev.sluice.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A selection expression such as {@code $request.body.action} or <code>${request.body.version}-beta</code>: text with
 * variables in it, evaluated once (API Gateway guide, "WebSocket selection expressions").
 */
public final class SelectionExpression {

    /** The key that is chosen where no other is. */
    public static final String DEFAULT = "$default";

    private static final Pattern PART = Pattern.compile(
            "\\\\\\$(?<escaped>[^$\\\\]*)|\\$\\{(?<braced>[^}]*)}|\\$(?<plain>[A-Za-z][\\w.\\[\\]-]*)|(?<text>[^$\\\\]+)");

    private final List<Part> parts;

    private SelectionExpression(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * What the variables of an expression mean.
     *
     * @param status and {@code headers} of the integration's answer; null before there is one
     */
    public record Scope(
            JsonNode body,
            @Nullable Integer status,
            @Nullable MultiMap headers) {

        public static Scope of(JsonNode body) {
            return new Scope(body, null, null);
        }
    }

    /** Text, or a variable. */
    private sealed interface Part {

        Optional<String> in(Scope scope);

        record Text(String text) implements Part {
            @Override
            public Optional<String> in(Scope scope) {
                return Optional.of(text);
            }
        }

        record Body(JsonMember member) implements Part {
            @Override
            public Optional<String> in(Scope scope) {
                return member.textIn(scope.body());
            }
        }

        record Status() implements Part {
            @Override
            public Optional<String> in(Scope scope) {
                return Optional.ofNullable(scope.status()).map(String::valueOf);
            }
        }

        record Header(String name) implements Part {
            @Override
            public Optional<String> in(Scope scope) {
                return Optional.ofNullable(scope.headers()).map(headers -> headers.get(name));
            }
        }
    }

    /** Throws {@link IllegalArgumentException} naming the expression where it is none, or has a variable not known here. */
    public static SelectionExpression parse(String expression) {
        if (expression.equals(DEFAULT)) {
            return new SelectionExpression(List.of(new Part.Text(DEFAULT)));
        }
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(expression);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            parts.add(part(matcher, expression));
            end = matcher.end();
        }
        if (parts.isEmpty() || end != expression.length()) {
            throw new IllegalArgumentException("not a selection expression: '" + expression + "'");
        }
        return new SelectionExpression(parts);
    }

    /** Empty where a variable has no value: then the choice is {@link #DEFAULT}. */
    public Optional<String> evaluate(Scope scope) {
        var key = new StringBuilder();
        for (Part part : parts) {
            Optional<String> value = part.in(scope);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            key.append(value.get());
        }
        return Optional.of(key.toString());
    }

    private static Part part(Matcher matcher, String expression) {
        if (matcher.group("text") != null) {
            return new Part.Text(matcher.group("text"));
        }
        if (matcher.group("escaped") != null) {
            return new Part.Text("$" + matcher.group("escaped"));
        }
        String braced = matcher.group("braced");
        return variable(braced != null ? braced : matcher.group("plain"), expression);
    }

    private static Part variable(String name, String expression) {
        if (name.startsWith("request.body.")) {
            return new Part.Body(JsonMember.parse(name.substring("request.body.".length())));
        }
        if (name.equals("integration.response.statuscode")) {
            return new Part.Status();
        }
        if (name.startsWith("integration.response.header.")) {
            return new Part.Header(name.substring("integration.response.header.".length()));
        }
        throw new IllegalArgumentException("unknown variable '" + name + "' in the expression '" + expression + "'");
    }
}
