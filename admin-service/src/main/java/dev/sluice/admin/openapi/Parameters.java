package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.rest.Mappings;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The parameters of an operation: those of its path, replaced by its own of the same name and place. */
final class Parameters {

    private static final Map<String, String> IN = Map.of("path", "path", "query", "querystring", "header", "header");
    private static final Map<String, String> DOCUMENTED = Map.of(
            "path", "PATH_PARAMETER",
            "query", "QUERY_PARAMETER",
            "header", "REQUEST_HEADER");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._$-]+");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}+]+)\\+?}");

    private final Findings findings;
    private final Documentation documentation;

    Parameters(Findings findings, Documentation documentation) {
        this.findings = findings;
        this.documentation = documentation;
    }

    List<Place> of(Place pathItem, Place operation) {
        Map<String, Place> byNameAndPlace = new LinkedHashMap<>();
        Stream.of(pathItem, operation)
                .flatMap(owner -> owner.get("parameters").items().stream())
                .map(Place::resolved)
                .forEach(parameter -> byNameAndPlace.put(
                        parameter.text("in").orElse("") + " "
                                + parameter.text("name").orElse(""),
                        parameter));
        return List.copyOf(byNameAndPlace.values());
    }

    /** Writes {@code requestParameters}: those declared, and every variable of the path, which is always there. */
    void write(List<Place> parameters, Target target, ObjectNode requestParameters) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (Place parameter : parameters) {
            String in = parameter.text("in").orElse("");
            String name = name(parameter, in);
            if (in.equals("body")) {
                continue;
            }
            String place = IN.get(in);
            Optional<String> fault = fault(name, seen);
            if (place == null) {
                findings.warn(
                        parameter,
                        "Unsupported parameter '" + name + "' in '" + in + "' of " + target.named() + ". Ignoring.");
            } else if (fault.isPresent()) {
                findings.error(parameter, target.method(fault.get()));
            } else {
                seen.put(name, in);
                boolean required = in.equals("path") || parameter.flag("required");
                requestParameters.put("method.request." + place + "." + name, required);
                document(parameter, in, name, target);
            }
        }
        Matcher variable = VARIABLE.matcher(target.path());
        while (variable.find()) {
            requestParameters.put("method.request.path." + variable.group(1), true);
        }
    }

    /** AWS SAM gives a greedy variable its plus sign. */
    private static String name(Place parameter, String in) {
        String name = parameter.text("name").orElse("");
        return in.equals("path") && name.endsWith("+") ? name.substring(0, name.length() - 1) : name;
    }

    private static Optional<String> fault(String name, Map<String, String> seen) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of(Mappings.invalid(
                    "Parameter name should match the following regular expression: ^[a-zA-Z0-9._$-]+$"));
        }
        return seen.containsKey(name)
                ? Optional.of("Parameter names must be unique across querystring, header and path")
                : Optional.empty();
    }

    /** That a parameter is a string goes without saying. */
    private void document(Place parameter, String in, String name, Target target) {
        Set<String> configuration = new HashSet<>(Set.of("name", "in", "required"));
        if (parameter.get("schema").node().toString().equals("{\"type\":\"string\"}")) {
            configuration.add("schema");
        }
        if (parameter.get("type").node().asText().equals("string")) {
            configuration.add("type");
        }
        String type = String.valueOf(DOCUMENTED.get(in));
        documentation.keep(target.location(type).put("name", name), parameter, configuration);
    }
}
