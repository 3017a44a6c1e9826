package dev.sluice.admin.serving;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import dev.sluice.engine.mapping.MappingTemplate;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Texts of an API that mean something: endpoints, templates, patterns and mapping expressions. Each throws
 * {@link Unservable} where one means nothing.
 *
 * @param variables the stage's, which endpoints may name
 */
record Texts(Map<String, String> variables) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{stageVariables\\.([A-Za-z0-9_]+)}");
    private static final Set<String> PARAMETERS =
            Set.of("header", "multivalueheader", "path", "querystring", "multivaluequerystring");

    /** With the stage's variables put in; one that is not set is empty. */
    String resolved(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), "")));
    }

    void endpoint(String uri) {
        String resolved = resolved(uri);
        if (!resolved.startsWith("http://") && !resolved.startsWith("https://")) {
            throw new Unservable("not an HTTP endpoint: " + resolved);
        }
    }

    void template(String name, String text) {
        try {
            MappingTemplate.compile(name, text);
        } catch (RuntimeException e) {
            throw new Unservable(String.valueOf(e.getMessage()));
        }
    }

    void pattern(String what, String text) {
        try {
            Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new Unservable("not a " + what + ": " + text);
        }
    }

    /** Where a mapped value comes from; {@code side} is {@code method.request.} or {@code integration.response.}. */
    void source(String expression, String side) {
        boolean fixed = expression.length() >= 2 && expression.startsWith("'") && expression.endsWith("'");
        if (fixed || expression.startsWith("stageVariables.") || expression.startsWith("context.")) {
            return;
        }
        String rest = expression.startsWith(side) ? expression.substring(side.length()) : "";
        if (rest.equals("body") || rest.startsWith("body.")) {
            path(expression, "$" + rest.substring("body".length()));
        } else if (!rest.contains(".") || !PARAMETERS.contains(rest.substring(0, rest.indexOf('.')))) {
            throw new Unservable("not a mapping expression: " + expression);
        }
    }

    void status(String code) {
        if (!code.matches("[1-5][0-9][0-9]")) {
            throw new Unservable("not a status code: " + code);
        }
    }

    private static void path(String expression, String path) {
        try {
            JsonPath.compile(path);
        } catch (InvalidPathException e) {
            throw new Unservable("not a JSON path in mapping expression " + expression);
        }
    }
}
